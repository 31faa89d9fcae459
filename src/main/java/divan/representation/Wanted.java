package divan.representation;

import divan.access.Mandate;
import divan.kernel.IdentityNumber;
import divan.kernel.Violation;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A mandate as somebody asks for it.
 *
 * @param principal whom it is over; nobody where it is whoever asks
 * @param services null for every one that may be done for others
 * @param last the last day inside; null for none
 */
record Wanted(Mandate.Kind kind, Named principal, Named representative, @Nullable Set<String> services,
        LocalDate from, @Nullable LocalDate last, Mandate.Evidence evidence) {
    private static final int LONGEST = 200;

    /** Somebody by identity number and full name, as typed. */
    record Named(String number, String name) {
        static final Named NOBODY = new Named("", "");
    }

    /** What was typed, and what is wrong with it; nothing is wrong where there is a wanted mandate. */
    record Read(Optional<Wanted> wanted, List<Violation> violations) {
    }

    /**
     * Reads a form.
     *
     * @param byOffice whether an official asks: kind, principal and evidence are asked for then
     * @param offered the services that may be done for others by a mandate of the kind asked for
     */
    static Read read(Map<String, String> typed, boolean byOffice, Set<String> offered, LocalDate today) {
        List<Violation> wrong = new ArrayList<>();
        Optional<Mandate.Kind> kind = byOffice ? Mandate.Kind.of(typed.getOrDefault("kind", ""))
            : Optional.of(Mandate.Kind.REPRESENTATIVE);
        if (kind.isEmpty()) {
            wrong.add(Violation.of("required", "kind"));
        }
        Named principal = byOffice ? named(typed, "principal", wrong) : Named.NOBODY;
        Named representative = named(typed, "representative", wrong);
        Set<String> services = services(typed, offered, wrong);
        Optional<LocalDate> from = typed.getOrDefault("from", "").isBlank() ? Optional.of(today)
            : day(typed, "from", wrong);
        Optional<LocalDate> last = typed.getOrDefault("last", "").isBlank() ? Optional.empty()
            : day(typed, "last", wrong);
        if (!byOffice && from.filter(today::isAfter).isPresent()) {
            wrong.add(Violation.of("mandate-past", "from"));
        }
        if (last.isPresent() && from.isPresent() && last.get().isBefore(from.get())) {
            wrong.add(Violation.of("ends-before-it-begins", "last", from.get()));
        }
        Mandate.Evidence evidence = byOffice ? new Mandate.Evidence(text(typed, "document", wrong),
            text(typed, "issuer", wrong), text(typed, "document-number", wrong)) : Mandate.Evidence.NONE;
        return new Read(wrong.isEmpty() ? Optional.of(new Wanted(kind.orElseThrow(), principal,
            representative, services, from.orElseThrow(), last.orElse(null), evidence)) : Optional.empty(),
            wrong);
    }

    private static Named named(Map<String, String> typed, String who, List<Violation> wrong) {
        Named named = new Named(typed.getOrDefault(who + "-number", "").replace(" ", ""),
            typed.getOrDefault(who + "-name", "").strip());
        if (!IdentityNumber.isValid(named.number())) {
            wrong.add(Violation.of("identity-number", who + "-number"));
        }
        if (named.name().isEmpty()) {
            wrong.add(Violation.of("required", who + "-name"));
        }
        return named;
    }

    private static @Nullable Set<String> services(Map<String, String> typed, Set<String> offered,
            List<Violation> wrong) {
        Set<String> chosen = new TreeSet<>(typed.getOrDefault("services", "").lines().toList());
        if (chosen.remove("all")) {
            return null;
        }
        if (chosen.isEmpty() || !offered.containsAll(chosen)) {
            wrong.add(Violation.of("mandate-services", "services"));
        }
        return chosen;
    }

    private static Optional<LocalDate> day(Map<String, String> typed, String field, List<Violation> wrong) {
        String[] parts = typed.get(field).strip().split("[.,/ \n]+");
        try {
            return Optional.of(parts.length == 3 ? LocalDate.of(Integer.parseInt(parts[2]),
                Integer.parseInt(parts[1]), Integer.parseInt(parts[0])) : LocalDate.parse(parts[0]));
        } catch (DateTimeException | NumberFormatException e) {
            wrong.add(Violation.of("date", field));
            return Optional.empty();
        }
    }

    private static String text(Map<String, String> typed, String field, List<Violation> wrong) {
        String text = typed.getOrDefault(field, "").strip();
        if (text.isEmpty()) {
            wrong.add(Violation.of("required", field));
        } else if (text.length() > LONGEST) {
            wrong.add(Violation.of("too-long", field, LONGEST));
        }
        return text;
    }
}
