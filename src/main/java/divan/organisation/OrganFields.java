package divan.organisation;

import divan.kernel.Span;
import divan.kernel.Violation;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An organ as named texts: the columns of a file, the fields of a form, the body of an act. What was written
 * is read alike. {@code last} is the last day inclusive, or empty.
 */
public final class OrganFields {
    /** In the order of files. */
    public static final List<String> NAMES = List.of("number", "from", "last", "name_tr", "name_en", "kind",
        "parent", "parent2", "province", "letterhead", "official", "legal_person", "budget", "category",
        "status", "special_kinds", "branch", "kep", "founding_norm", "address", "phone", "email", "web",
        "external_letters");
    private static final Set<String> BUDGETS =
        Set.of("", "general", "special", "regulatory", "social-security", "local", "other");
    private static final Set<String> BRANCHES = Set.of("", "central", "provincial", "abroad");
    private static final Pattern CODE = Pattern.compile("[a-z][a-z0-9-]{0,59}");
    private static final Pattern MAIL = Pattern.compile(
        "[^\\s@<>\"]{1,64}@[^\\s@<>\"]{1,190}\\.[^\\s@<>\"]{2,30}");
    private static final int LONGEST = 400;

    private final Map<String, String> texts;
    private final List<Violation> wrong = new ArrayList<>();

    private OrganFields(Map<String, String> texts) {
        this.texts = texts;
    }

    /** What was read, or everything that is wrong: one of them is empty. */
    public record Read(@Nullable Organ organ, List<Violation> violations) {
    }

    public static Read read(Map<String, String> texts) {
        return new OrganFields(texts).read();
    }

    /** In the order of {@link #NAMES}. */
    public static Map<String, String> write(Organ organ) {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("number", organ.number());
        texts.put("from", organ.valid().from().toString());
        LocalDate last = organ.valid().last();
        texts.put("last", last == null ? "" : last.toString());
        texts.put("name_tr", organ.nameTr());
        texts.put("name_en", organ.nameEn());
        texts.put("kind", organ.kind());
        texts.put("parent", organ.parent() == null ? "" : organ.parent());
        texts.put("parent2", organ.parent2() == null ? "" : organ.parent2());
        texts.put("province", organ.province());
        texts.put("letterhead", String.join("|", organ.letterhead()));
        texts.put("official", String.valueOf(organ.official()));
        write(organ.profile(), texts);
        return texts;
    }

    private static void write(Profile profile, Map<String, String> texts) {
        texts.put("legal_person", profile.legalPerson() == null ? "" : profile.legalPerson().toString());
        texts.put("budget", profile.budget());
        texts.put("category", profile.category());
        texts.put("status", profile.status());
        texts.put("special_kinds", String.join(" ", new TreeSet<>(profile.specialKinds())));
        texts.put("branch", profile.branch());
        texts.put("kep", profile.kep());
        texts.put("founding_norm", profile.foundingNorm());
        texts.put("address", profile.contact().address());
        texts.put("phone", profile.contact().phone());
        texts.put("email", profile.contact().email());
        texts.put("web", profile.contact().web());
        texts.put("external_letters", String.valueOf(profile.externalLetters()));
    }

    private Read read() {
        texts.forEach((name, text) -> {
            if (text.length() > LONGEST || text.codePoints().anyMatch(c -> Character.isISOControl(c)
                    || c == 0xFFFD)) {
                wrong(name, "organ-text", LONGEST);
            }
        });
        String number = need("number", Organ::isNumber, "organ-number");
        String name = need("name_tr", t -> true, "required");
        String kind = need("kind", t -> CODE.matcher(t).matches(), "organ-code");
        String province = check("province", t -> t.matches("0[1-9]|[1-7][0-9]|8[01]"), "organ-province");
        Span valid = valid();
        Profile profile = profile();
        String parent = parent("parent", number);
        String parent2 = parent("parent2", number);
        if (!parent2.isEmpty() && (parent.isEmpty() || parent2.equals(parent))) {
            wrong("parent2", "organ-second-parent");
        }
        Boolean official = flag("official");
        return wrong.isEmpty() && valid != null
            ? new Read(new Organ(number, name, text("name_en"), kind, orNull(parent), orNull(parent2),
            province,
                letterhead(name), Boolean.TRUE.equals(official), profile, valid), List.of())
            : new Read(null, List.copyOf(wrong));
    }

    private List<String> letterhead(String name) {
        return text("letterhead").isEmpty() ? List.of("T.C.", name)
            : List.of(text("letterhead").split("\\|"));
    }

    private String parent(String field, String number) {
        String parent = check(field, Organ::isNumber, "organ-number");
        if (!parent.isEmpty() && parent.equals(number)) {
            wrong(field, "organ-cycle", number);
        }
        return parent;
    }

    private Profile profile() {
        Set<String> kinds = new TreeSet<>();
        for (String kind : text("special_kinds").split("\\s+")) {
            if (!kind.isEmpty() && !CODE.matcher(kind).matches()) {
                wrong("special_kinds", "organ-code");
            } else if (!kind.isEmpty()) {
                kinds.add(kind);
            }
        }
        return new Profile(flag("legal_person"), check("budget", BUDGETS::contains, "organ-budget"),
            check("category", t -> CODE.matcher(t).matches(), "organ-code"),
            check("status", t -> CODE.matcher(t).matches(), "organ-code"), kinds,
            check("branch", BRANCHES::contains, "organ-branch"),
            check("kep", t -> MAIL.matcher(t).matches() && t.endsWith(".kep.tr"), "organ-kep"),
            text("founding_norm"), new Profile.Contact(text("address"),
            check("phone", t -> t.matches("\\+?[0-9 ()/-]{3,40}"), "organ-phone"),
                check("email", t -> MAIL.matcher(t).matches(), "organ-email"),
                check("web", t -> t.matches("https?://[^\\s<>\"]{3,300}"), "organ-web")),
            Boolean.TRUE.equals(flag("external_letters")));
    }

    private @Nullable Span valid() {
        LocalDate from = day("from");
        LocalDate last = text("last").isEmpty() ? null : day("last");
        if (from == null) {
            wrong("from", "date");
        } else if (last != null && last.isBefore(from)) {
            wrong("last", "end-not-after", from);
        } else {
            return Span.of(from, last);
        }
        return null;
    }

    /** Of the state in time: from the Ottoman ministries to two generations ahead. */
    private @Nullable LocalDate day(String field) {
        try {
            LocalDate day = LocalDate.parse(text(field));
            if (day.getYear() >= 1800 && day.getYear() < 2200) {
                return day;
            }
        } catch (DateTimeException e) {
            // said below, as for any other text that is no day
        }
        wrong(field, "date");
        return null;
    }

    private @Nullable Boolean flag(String field) {
        String text = check(field, t -> t.equals("true") || t.equals("false"), "organ-flag");
        return text.isEmpty() ? null : Boolean.valueOf(text);
    }

    private String need(String field, Predicate<String> rule, String code) {
        if (text(field).isEmpty()) {
            wrong(field, "required");
        }
        return check(field, rule, code);
    }

    private String check(String field, Predicate<String> rule, String code) {
        String text = text(field);
        if (!text.isEmpty() && !rule.test(text)) {
            wrong(field, code);
        }
        return text;
    }

    private String text(String field) {
        return texts.getOrDefault(field, "").strip();
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }

    private void wrong(String field, String code, Object... args) {
        Violation violation = Violation.of(code, field, args);
        if (!wrong.contains(violation)) {
            wrong.add(violation);
        }
    }
}
