package divan.catalogue;

import divan.catalogue.Declaration.Figures;
import divan.kernel.Violation;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Figures of a service from what an official typed; numbers may have the dots of thousands. */
final class DeclarationForm {
    static final List<String> UNITS = List.of("minutes", "hours", "days", "working-days", "months");
    private static final int FIRST_YEAR = 2000;
    private static final int LONGEST_PLACE = 300;
    private static final int SHORTEST_REASON = 3;
    private static final int LONGEST_REASON = 1000;

    private final Map<String, String> typed;
    private final List<Violation> wrong = new ArrayList<>();

    private DeclarationForm(Map<String, String> typed) {
        this.typed = typed;
    }

    record Read(Figures figures, String reason, List<Violation> violations) {
        Read {
            violations = List.copyOf(violations);
        }
    }

    static Read read(Map<String, String> typed, LocalDate today) {
        return new DeclarationForm(typed).read(today);
    }

    private Read read(LocalDate today) {
        Long average = number("average", 1);
        Long yearly = number("yearly", 0);
        Long year = yearly == null ? null : number("year", FIRST_YEAR);
        check(yearly == null || year != null && year <= today.getYear(),
            Violation.of("declaration-year", "year", FIRST_YEAR, String.valueOf(today.getYear())));
        check(average == null || UNITS.contains(text("unit")), Violation.of("declaration-unit", "unit"));
        check(text("place").length() <= LONGEST_PLACE, Violation.of("declaration-long", "place",
            LONGEST_PLACE));
        check(text("contact").length() <= LONGEST_PLACE, Violation.of("declaration-long", "contact",
            LONGEST_PLACE));
        check(text("reason").length() >= SHORTEST_REASON && text("reason").length() <= LONGEST_REASON,
            Violation.of("norm-reason", "reason"));
        Figures figures = new Figures(average, average == null ? "" : text("unit"), yearly,
            year == null ? null : year.intValue(), text("place"), text("contact"));
        check(!wrong.isEmpty() || !figures.isEmpty(), Violation.of("declaration-empty", "average"));
        return new Read(figures, text("reason"), wrong);
    }

    private void check(boolean good, Violation otherwise) {
        if (!good) {
            wrong.add(otherwise);
        }
    }

    private @Nullable Long number(String field, int least) {
        String plain = text(field);
        boolean good = plain.matches("[0-9]{1,9}|[0-9]{1,3}(\\.[0-9]{3}){1,2}")
            && Long.parseLong(plain.replace(".", "")) >= least;
        check(good || plain.isEmpty() || field.equals("year"), Violation.of("declaration-number", field));
        return good ? Long.valueOf(plain.replace(".", "")) : null;
    }

    private String text(String name) {
        return Objects.requireNonNullElse(typed.get(name), "").strip();
    }

    /** What stands, as the form shows it. */
    static Map<String, String> write(PublicService service) {
        Map<String, String> typed = new LinkedHashMap<>();
        service.average().known().ifPresent(value -> typed.put("average", value.toString()));
        typed.put("unit", service.average().of());
        service.yearly().known().ifPresent(value -> typed.put("yearly", value.toString()));
        typed.put("year", service.yearly().of());
        Declaration declared = service.declared();
        typed.put("place", declared == null ? "" : declared.figures().place());
        typed.put("contact", declared == null ? "" : declared.figures().contact());
        return typed;
    }
}
