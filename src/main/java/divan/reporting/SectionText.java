package divan.reporting;

import divan.journal.FourEyes.Decided;
import divan.journal.FourEyes.Verdict;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an official wrote for a section of a report; the proposal is the act of this id.
 *
 * @param organ whose report it is
 * @param section as the regulation numbers it, {@code IV.B}
 * @param turkish binds; {@code english} may be empty
 * @param decided null while it waits for a second official
 */
public record SectionText(UUID act, String organ, int year, String section, String turkish, String english,
        Instant at, String post, @Nullable Decided decided) {

    public boolean isOpen() {
        return decided == null;
    }

    public boolean isApproved() {
        return decided != null && decided.verdict() == Verdict.APPROVED;
    }

    public boolean isTakenBack() {
        return decided != null && decided.verdict() == Verdict.TAKEN_BACK;
    }

    Map<String, String> languages() {
        return english.isEmpty() ? Map.of("tr", turkish) : Map.of("tr", turkish, "en", english);
    }

    /** What the acts say of it. */
    Map<String, Object> body() {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("organ", organ);
        body.put("year", String.valueOf(year));
        body.put("section", section);
        body.put("tr", turkish);
        body.put("en", english);
        return body;
    }
}
