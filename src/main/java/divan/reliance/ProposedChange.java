package divan.reliance;

import java.time.LocalDate;
import java.util.Locale;

/**
 * A change of a provision that nobody has made yet.
 *
 * @param from the day from which it would hold
 */
public record ProposedChange(Address provision, Sort sort, LocalDate from) {
    public enum Sort {
        REPEAL, AMEND;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
