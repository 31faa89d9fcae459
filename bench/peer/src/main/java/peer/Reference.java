package peer;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A provision names another. */
@Entity
@Table(name = "reference", schema = "peer")
public class Reference {
    @Id
    public Long id;
    public String law;
    public String byAddress;
    public String targetLaw;
    public String target;
}
