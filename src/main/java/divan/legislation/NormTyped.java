package divan.legislation;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The fields of the forms about norms, by name; a day is three fields. */
final class NormTyped {
    private NormTyped() {
    }

    static Map<String, String> of(HttpServletRequest request) {
        Map<String, String> typed = new LinkedHashMap<>();
        request.getParameterMap().forEach((name, values) -> {
            if (!name.equals("_csrf") && !name.equals("step") && values.length > 0) {
                typed.put(name, values[0]);
            }
        });
        return typed;
    }

    /** What was proposed, to be mended. */
    static Map<String, String> of(NormDraft draft) {
        Norm norm = draft.norm();
        Map<String, String> typed = new LinkedHashMap<>(Map.of("kind", norm.kind().code(), "number",
            norm.number(), "title", norm.title(), "rests_on", String.join(" ", norm.restsOn()), "internal",
            norm.internal() ? "yes" : "", "text", draft.source()));
        day(typed, "dated", norm.dated());
        day(typed, "from", norm.valid().from());
        day(typed, "last", norm.valid().last());
        return typed;
    }

    private static void day(Map<String, String> typed, String field, @Nullable LocalDate day) {
        if (day != null) {
            typed.put(field + "-day", String.valueOf(day.getDayOfMonth()));
            typed.put(field + "-month", String.valueOf(day.getMonthValue()));
            typed.put(field + "-year", String.valueOf(day.getYear()));
        }
    }

    /** A file cannot be put back into a form: its text stands in the field for pasting from now on. */
    static Map<String, String> with(Map<String, String> typed, NormForm.Read read) {
        Map<String, String> all = new LinkedHashMap<>(typed);
        if (read.file() != null && read.file().text() != null) {
            all.put("text", Objects.requireNonNull(read.file().text()).source());
        }
        return all;
    }
}
