package divan.access;

import divan.kernel.Span;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody may act for somebody else in these days: a parent for a child (law 4721/342), a guardian for a
 * ward (4721/448), a chosen representative for whoever chose them (law 6098/40). Nobody passes it on: a
 * mandate is from the one to the other, and there is none from a representative.
 *
 * @param principal the party acted for
 * @param representative the party that acts
 * @param services that it reaches; null for every one that may be done for others
 * @param evidence on which officials entered it; {@link Evidence#NONE} where the principal granted it here
 * @param organ by whose officials it was entered; null where the principal granted it here
 * @param madeBy the act by which it was offered or proposed
 * @param confirmedBy the act by which it stands: accepted, or approved by a second official; null before
 * @param endingBy the act by which an official proposed that it end; null for none, and once answered
 * @param endedOn the first day on which it no longer stood; null where nobody ended it
 */
public record Mandate(UUID id, Kind kind, UUID principal, UUID representative, String principalName,
        String representativeName, @Nullable Set<String> services, Span valid, Evidence evidence,
        @Nullable String organ, UUID madeBy, @Nullable UUID confirmedBy, @Nullable UUID endingBy,
        @Nullable LocalDate endedOn, @Nullable UUID endedBy) {
    /** Parents are their children's representatives. */
    public static final String BASIS = "4721/342/1";

    /** Why somebody acts for another. */
    public enum Kind {
        PARENT(BASIS), GUARDIAN("4721/448/1"), REPRESENTATIVE("6098/40/1");

        private final String basis;

        Kind(String basis) {
            this.basis = basis;
        }

        /** The provision by which what the one does is the other's. */
        public String basis() {
            return basis;
        }

        /** As data, packs and texts write it. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Optional<Kind> of(String code) {
            return Arrays.stream(values()).filter(kind -> kind.code().equals(code)).findFirst();
        }
    }

    /** A document, who issued it, and its number. */
    public record Evidence(String document, String issuer, String number) {
        public static final Evidence NONE = new Evidence("", "", "");
    }

    /** What may be said of it on a day; text keys {@code mandate.state-<code>}. */
    public enum State {
        /** Offered or proposed: nobody has confirmed it. */
        WAITING,
        /** Confirmed; its first day is yet to come. */
        COMING,
        STANDS,
        /** Its last day has passed. */
        OVER,
        /** Revoked, renounced, ended by officials. */
        ENDED,
        /** Never confirmed: declined, refused or taken back. */
        DECLINED;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public State on(LocalDate day) {
        if (endedBy != null) {
            return confirmedBy == null ? State.DECLINED : State.ENDED;
        }
        if (confirmedBy == null) {
            return State.WAITING;
        }
        return valid.contains(day) ? State.STANDS : day.isBefore(valid.from()) ? State.COMING : State.OVER;
    }

    public boolean stands(LocalDate day) {
        return on(day) == State.STANDS;
    }

    /** The same, made by this act. */
    public Mandate madeBy(UUID act) {
        return new Mandate(id, kind, principal, representative, principalName, representativeName, services,
            valid, evidence, organ, act, confirmedBy, endingBy, endedOn, endedBy);
    }

    /** Whether those whom it binds may end it themselves; no word of theirs ends custody or guardianship. */
    public boolean isChosen() {
        return kind == Kind.REPRESENTATIVE;
    }

    public boolean binds(@Nullable UUID party) {
        return principal.equals(party) || representative.equals(party);
    }

    /** Who, for whom: opaque ids. */
    public List<UUID> subjects() {
        return List.of(principal, representative, id);
    }
}
