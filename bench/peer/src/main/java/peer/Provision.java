package peer;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;

/** A provision of a law as its text has it since a day. */
@Entity
@Table(name = "provision", schema = "peer")
public class Provision {
    @Id
    public Long id;
    public String law;
    public String address;
    public String kind;
    public String heading;
    public String lead;
    public String closing;
    public LocalDate since;
}
