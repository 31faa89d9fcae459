package divan.administration;

import divan.kernel.Span;
import divan.kernel.Violation;
import divan.organisation.Organ;
import divan.organisation.OrganEvent;
import divan.organisation.OrganFields;
import divan.organisation.Organisation;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What happens to organs, from what somebody typed. The fields are those of {@link OrganFields}; {@code from}
 * is the day of the event, {@code others} the numbers of those that merge or come of a split. An organ may be
 * changed from a day long past: the law that did it was published then, and the register is told late.
 */
final class OrganForm {
    static final String TYPES = "organ.";
    private final Typed typed;
    private final Organisation organisation;
    private final List<Violation> wrong;

    OrganForm(Typed typed, Organisation organisation, List<Violation> wrong) {
        this.typed = typed;
        this.organisation = organisation;
        this.wrong = wrong;
    }

    /** @return null where the type is none, or something is wrong, which is then said */
    @Nullable OrganEvent read() {
        OrganEvent event = switch (text("type").substring(TYPES.length())) {
            case "founded" -> whole(OrganEvent.Founded::new);
            case "reopened" -> whole(OrganEvent.Reopened::new);
            case "changed" -> whole(OrganEvent.Changed::new);
            case "corrected" -> whole(OrganEvent.Corrected::new);
            case "renamed" -> renamed();
            case "moved" -> changed(organ -> new OrganEvent.Moved(organ.number(), organ.parent(),
                organ.parent2(), organ.valid().from()), "parent", "parent2");
            case "merged" -> new OrganEvent.Merged(others(), number(), day("from"));
            case "split" -> new OrganEvent.Split(number(), others(), text("remains").equals("yes"),
                day("from"));
            case "closed" -> new OrganEvent.Closed(number(), day("last").plusDays(1));
            case "struck-out" -> struckOut();
            default -> null;
        };
        if (event != null && wrong.isEmpty()) {
            wrong.addAll(organisation.wrong(event));
        }
        return event;
    }

    private interface Making {
        OrganEvent of(Organ organ);
    }

    private @Nullable OrganEvent whole(Making making) {
        OrganFields.Read read = OrganFields.read(typed.texts(OrganFields.NAMES));
        wrong.addAll(read.violations());
        return read.organ() == null ? null : making.of(read.organ());
    }

    /** As the organ last was, but for the fields that are named. */
    private @Nullable OrganEvent changed(Making making, String... names) {
        List<Organ> periods = Organ.isNumber(number()) ? organisation.periods(number()) : List.of();
        if (periods.isEmpty()) {
            return null;
        }
        Map<String, String> texts = new HashMap<>(OrganFields.write(periods.getLast()));
        texts.put("from", text("from"));
        texts.put("last", "");
        for (String name : names) {
            texts.put(name, text(name));
        }
        OrganFields.Read read = OrganFields.read(texts);
        wrong.addAll(read.violations());
        return read.organ() == null ? null : making.of(read.organ());
    }

    private @Nullable OrganEvent renamed() {
        return changed(organ -> new OrganEvent.Renamed(organ.number(), organ.nameTr(), organ.nameEn(),
            organ.letterhead(), organ.valid().from()), "name_tr", "name_en", "letterhead");
    }

    private OrganEvent struckOut() {
        LocalDate from = day("from");
        LocalDate last = text("last").isEmpty() ? null : day("last");
        if (last != null && last.isBefore(from)) {
            wrong.add(Violation.of("end-not-after", "last", from));
            return new OrganEvent.StruckOut(number(), Span.since(from));
        }
        return new OrganEvent.StruckOut(number(), Span.of(from, last));
    }

    private String number() {
        if (!Organ.isNumber(text("number")) || !organisation.knowsOrgan(text("number"))) {
            Violation unknown = Violation.of("unknown-organ", "number");
            if (!wrong.contains(unknown)) {
                wrong.add(unknown);
            }
        }
        return text("number");
    }

    private List<String> others() {
        List<String> others = new ArrayList<>();
        for (String number : text("others").split("[\\s,;]+")) {
            if (!number.isEmpty() && !Organ.isNumber(number)) {
                wrong.add(Violation.of("organ-number", "others"));
            } else if (!number.isEmpty()) {
                others.add(number);
            }
        }
        return others.stream().distinct().toList();
    }

    private LocalDate day(String field) {
        try {
            LocalDate day = LocalDate.parse(text(field));
            if (day.getYear() >= 1800 && day.getYear() < 2200) {
                return day;
            }
        } catch (DateTimeException e) {
            // said below
        }
        wrong.add(Violation.of("date", field));
        return LocalDate.EPOCH;
    }

    private String text(String name) {
        return typed.text(name);
    }
}
