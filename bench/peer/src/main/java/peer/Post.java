package peer;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.UUID;

/** A post, what may be signed in it, and who holds it. */
@Entity
@Table(name = "post", schema = "peer")
public class Post {
    @Id
    public String id;
    public String organ;
    public String titleTr;
    public String titleEn;
    public String functions;
    public UUID person;
    public LocalDate validFrom;
    public LocalDate validUntil;
}
