package divan.portal;

import divan.journal.ActFilter;
import divan.kernel.Turkish;
import divan.organisation.Organ;
import divan.web.Shell;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What of one's tracker is asked for and what it can be asked for.
 *
 * @param from the first day, or null
 * @param last the last day, or null
 * @param organ {@link ActFilter#organ}
 * @param purpose {@link ActFilter#purpose}
 * @param organs those that ever read something
 * @param purposes codes of those there are reads for
 */
public record TrackerView(@Nullable LocalDate from, @Nullable LocalDate last, String organ, String purpose,
        List<Organ> organs, List<String> purposes) {

    static TrackerView of(Map<String, String> asked, Shell shell, List<Organ> organs, List<String> purposes) {
        return new TrackerView(day(asked, "from", shell), day(asked, "last", shell),
            asked.getOrDefault("organ", ActFilter.ANY), asked.getOrDefault("purpose", ActFilter.ANY), organs,
            purposes);
    }

    private static @Nullable LocalDate day(Map<String, String> asked, String name, Shell shell) {
        return shell.dayOf(asked.getOrDefault(name, "")).orElse(null);
    }

    ActFilter filter() {
        return new ActFilter(from == null ? null : from.atStartOfDay(Turkish.ZONE).toInstant(),
            last == null ? null : last.plusDays(1).atStartOfDay(Turkish.ZONE).toInstant(), organ, purpose);
    }

    /** The same question as the end of an address, beginning with {@code ?}. */
    public String query() {
        return "?from=" + text(from) + "&last=" + text(last) + "&organ=" + encoded(organ) + "&purpose="
            + encoded(purpose);
    }

    /** A day as a form's field of type date writes it; empty where none was asked for. */
    public static String text(@Nullable LocalDate day) {
        return day == null ? "" : day.toString();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
