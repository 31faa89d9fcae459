package divan.registers;

import divan.access.Access;
import divan.access.Conflict;
import divan.access.Mandate;
import divan.access.Mandates;
import divan.kernel.Turkish;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * What an official is to a party: the same person, a relative by the register of relations, or, in private,
 * whoever represents them. Asked by the program: whoever is kept out need not be one who may read it, nor
 * still see the party.
 */
@Component
public class Relatives implements Conflict {
    /** The register of who is whom to whom: a row of a party names an official and what they are. */
    static final String REGISTER = "relations";
    public static final String SELF = "self";
    public static final String REPRESENTS = "represents";
    private static final String OFFICIAL = "official";
    private static final String RELATION = "relation";

    private final Registers registers;
    private final Mandates mandates;
    private final Access access;

    Relatives(Registers registers, Mandates mandates, Access access) {
        this.registers = registers;
        this.mandates = mandates;
        this.access = access;
    }

    /** What the official is to the party: a word of the register, or {@link #REPRESENTS}. */
    public Optional<String> of(UUID party, UUID official) {
        return access.asSystem(() -> relation(party, official).or(() -> represents(party, official)));
    }

    /** Whether the party is this official in private. */
    public boolean isSelf(UUID party, UUID official) {
        return access.asSystem(() -> relation(party, official)).filter(SELF::equals).isPresent();
    }

    private Optional<String> relation(UUID party, UUID official) {
        return registers.on(REGISTER, party, today()).stream()
            .filter(entry -> official.toString().equals(entry.values().get(OFFICIAL)))
            .map(entry -> String.valueOf(entry.values().get(RELATION))).findFirst();
    }

    private Optional<String> represents(UUID party, UUID official) {
        return mandates.over(party, today()).stream().map(Mandate::representative)
            .filter(who -> relation(who, official).filter(SELF::equals).isPresent())
            .map(who -> REPRESENTS).findFirst();
    }

    /** The code of the violation that tells what somebody is. */
    public static String code(String relation) {
        return switch (relation) {
            case SELF, REPRESENTS -> "barred-" + relation;
            default -> "barred-relative";
        };
    }

    @Override
    public Optional<Found> between(UUID official, Collection<UUID> parties, Collection<UUID> cases) {
        return parties.stream().flatMap(party -> of(party, official).map(relation ->
            new Found(party, code(relation))).stream()).findFirst();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(access.now(), Turkish.ZONE);
    }
}
