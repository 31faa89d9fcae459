package peer;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.LocalDate;

/** An organ in one of its periods. */
@Entity
@Table(name = "organ", schema = "peer")
public class Organ {
    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "organ_id")
    @SequenceGenerator(name = "organ_id", sequenceName = "peer.organ_id", allocationSize = 50)
    public Long id;
    public String number;
    public LocalDate validFrom;
    public LocalDate validUntil;
    public String nameTr;
    public String nameEn;
    public String kind;
    public String parent;
    public String parent2;
    public String province;
    public String letterhead;
    public boolean official;
    public Boolean legalPerson;
    public String budget;
    public String category;
    public String status;
    public String specialKinds;
    public String branch;
    public String kep;
    public String foundingNorm;
    public String address;
    public String phone;
    public String email;
    public String web;
    public boolean externalLetters;
}
