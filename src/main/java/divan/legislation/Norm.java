package divan.legislation;

import divan.kernel.Span;
import divan.kernel.Turkish;
import java.text.Collator;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A norm of the state.
 *
 * @param id a law's number ({@code 6458}), {@code KHK-703}, {@code CBK-4}; for what an organ entered its
 * number, the year and a count ({@code 90000002-2026-1})
 * @param number as printed, or empty
 * @param dated the day it was passed or signed, where known
 * @param gazette day and number of the Resmî Gazete; empty where it was not published there
 * @param organs that issued it, eight digits each
 * @param said constitutional organs that somebody said issued it; {@link #issuers} has those that follow from
 *        its kind too
 * @param restsOn addresses of the provisions it rests on (dayanak)
 * @param valid from its first to its last day in force
 * @param internal for officials of the organ and of those below it only
 * @param confirmed false where a fact of it could not be confirmed
 * @param act that recorded it
 */
public record Norm(String id, NormKind kind, String number, String title, @Nullable LocalDate dated,
        String gazette, List<String> organs, List<ConstitutionalOrgan> said, List<String> restsOn, Span valid,
        boolean internal, boolean confirmed, UUID act) {
    static final String ID = "[A-Z0-9][A-Z0-9-]{0,39}";

    public Norm {
        if (!id.matches(ID)) {
            throw new IllegalArgumentException("no id of a norm: " + id);
        }
        organs = List.copyOf(organs);
        said = List.copyOf(said);
        restsOn = List.copyOf(restsOn);
    }

    /** The constitutional organs that issued it: those said, or those that alone can have. */
    public List<ConstitutionalOrgan> issuers() {
        return organs.isEmpty() && said.isEmpty()
            ? ConstitutionalOrgan.of(kind, dated == null ? valid.from() : dated) : said;
    }

    /** The day of the Resmî Gazete; null where it is not known. */
    public @Nullable LocalDate gazetteDay() {
        return gazette.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}(/.*)?") ? LocalDate.parse(gazette.substring(0, 10))
            : null;
    }

    /** The number of the Resmî Gazete, as far as it is known. */
    public String gazetteNumber() {
        return gazetteDay() == null ? gazette : gazette.substring(Math.min(gazette.length(), 11));
    }

    /** By rank and kind, then by title as Turkish sorts it. */
    static Comparator<Norm> order() {
        Collator turkish = Turkish.collator();
        return Comparator.comparing(Norm::kind).thenComparing(Norm::title, turkish).thenComparing(Norm::id);
    }
}
