package divan.legislation;

import divan.kernel.Ids;
import divan.kernel.Span;
import divan.kernel.Violation;
import divan.lawtext.Flaw;
import divan.lawtext.LawFile;
import divan.organisation.Organ;
import divan.reliance.Address;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A norm from what an official typed and the text that was pasted or brought as a file. A regulation is
 * issued by a ministry or a public legal person (Constitution 124), nobody else.
 */
final class NormForm {
    private static final int LARGEST_BYTES = 2 * 1024 * 1024;
    private static final int LONGEST = 500;

    /**
     * What was read.
     *
     * @param norm null where something of it could not be read
     * @param file the text with what is wrong with it; null where there is none
     */
    record Read(@Nullable Norm norm, @Nullable LawFile file, List<Violation> violations) {
        Read {
            violations = List.copyOf(violations);
        }

        List<Flaw> flaws() {
            return file == null ? List.of() : file.flaws();
        }
    }

    private final Map<String, String> typed;
    private final List<Violation> wrong = new ArrayList<>();

    private NormForm(Map<String, String> typed) {
        this.typed = typed;
    }

    /** @param id that it would bear. @param brought bytes of the file, or empty: then the text is pasted */
    static Read read(String id, Organ organ, Map<String, String> typed, byte[] brought) {
        return new NormForm(typed).read(id, organ, brought);
    }

    private Read read(String id, Organ organ, byte[] brought) {
        NormKind kind = NormKind.of(text("kind")).filter(NormKind::isOfOrgans).orElse(null);
        check(kind != null, Violation.of("norm-kind", "kind"));
        check(text("title").length() >= 3 && text("title").length() <= LONGEST,
            Violation.of("norm-title", "title", LONGEST));
        check(text("number").length() <= 50, Violation.of("norm-number", "number"));
        LocalDate from = day("from");
        check(from != null, Violation.of("date", "from"));
        LocalDate dated = optionalDay("dated");
        LocalDate last = optionalDay("last");
        check(from == null || last == null || !last.isBefore(from),
            Violation.of("end-not-after", "last", from == null ? "" : from));
        check(kind != NormKind.REGULATION || mayRegulate(organ),
            Violation.of("norm-organ-regulation", "kind").citing("2709/124"));
        List<String> restsOn = addresses();
        LawFile file = file(id, kind, brought);
        Norm norm = !wrong.isEmpty() || kind == null || from == null ? null
            : new Norm(id, kind, text("number"), text("title"), dated, "", List.of(organ.number()), List.of(),
                restsOn, Span.of(from, last), text("internal").equals("yes"), true, Ids.next());
        return new Read(norm, file, wrong);
    }

    private void check(boolean good, Violation otherwise) {
        if (!good) {
            wrong.add(otherwise);
        }
    }

    /** Where nobody has said that it is no legal person, a ministry alone is known to be competent. */
    private static boolean mayRegulate(Organ organ) {
        return organ.kind().equals("ministry") || Objects.equals(organ.profile().legalPerson(), true);
    }

    private List<String> addresses() {
        List<String> addresses = List.of(text("rests_on").split("[\\s,;]+")).stream()
            .filter(address -> !address.isEmpty()).distinct().toList();
        addresses.stream().filter(address -> Address.of(address).isEmpty()).forEach(address ->
            wrong.add(Violation.of("norm-basis-unknown", NormRank.FIELD, address)));
        return addresses;
    }

    private @Nullable LawFile file(String id, @Nullable NormKind kind, byte[] brought) {
        byte[] bytes = brought.length > 0 ? brought
            : text("text").replace("\r\n", "\n").getBytes(StandardCharsets.UTF_8);
        check(bytes.length > 0, Violation.of("norm-text", "text"));
        check(brought.length == 0 || text("text").isEmpty(), Violation.of("norm-text-twice", "text"));
        check(bytes.length <= LARGEST_BYTES, Violation.of("norm-text-large", "text"));
        if (bytes.length == 0 || bytes.length > LARGEST_BYTES) {
            return null;
        }
        LawFile file = LawFile.of(id, text("title"), bytes, kind == null || kind.hasArticles());
        long grave = file.flaws().stream().filter(Flaw::isGrave).count();
        check(grave == 0, Violation.of("norm-text-grave", "text", grave));
        return file;
    }

    private @Nullable LocalDate optionalDay(String field) {
        LocalDate day = day(field);
        boolean said = !(text(field + "-day") + text(field + "-month") + text(field + "-year")).isEmpty();
        check(day != null || !said, Violation.of("date", field));
        return day;
    }

    private @Nullable LocalDate day(String field) {
        return day(typed, field);
    }

    /** @return null where the three fields are no day */
    static @Nullable LocalDate day(Map<String, String> typed, String field) {
        try {
            LocalDate day = LocalDate.of(number(typed, field + "-year"), number(typed, field + "-month"),
                number(typed, field + "-day"));
            return day.getYear() >= 1800 && day.getYear() < 2200 ? day : null;
        } catch (DateTimeException | NumberFormatException e) {
            return null;
        }
    }

    private static int number(Map<String, String> typed, String field) {
        return Integer.parseInt(Objects.requireNonNullElse(typed.get(field), "").strip());
    }

    private String text(String name) {
        return Objects.requireNonNullElse(typed.get(name), "").strip();
    }
}
