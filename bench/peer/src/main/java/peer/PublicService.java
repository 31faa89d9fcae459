package peer;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A service of the inventory, with its lists as text. */
@Entity
@Table(name = "service", schema = "peer")
public class PublicService {
    @Id
    @Column(name = "id")
    public String code;
    public String nameTr;
    public String nameEn;
    public String descriptionTr;
    public String descriptionEn;
    public String responsible;
    public String providedBy;
    public String channels;
    public String fileCode;
    public String authority;
    public String documents;
    public String letters;
    public String issued;
    public Integer days;
    public String initials;
}
