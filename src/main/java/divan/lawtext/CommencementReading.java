package divan.lawtext;

import divan.lawtext.Commencement.Ground;
import divan.lawtext.Commencement.Start;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads from when a law is in force: “Bu Kanun yayımı tarihinde yürürlüğe girer.”, “122 nci maddesi … hariç
 * olmak üzere Beşinci Kısmı yayımı tarihinde, diğer hükümleri yayımı tarihinden bir yıl sonra”. Every word
 * has to be understood: one that is not makes all of it unread. A month or a year ends on the day of the
 * same number.
 */
public final class CommencementReading {
    private static final Pattern SENTENCE = Pattern.compile("bu kanun(?:un)? ?[;:]?(?<body>.*?)[ ,]*"
        + "(?:tarihinde )?(?:yürürlüğe|mer.?iyete) gir(?:er|miştir) ?\\.?");
    private static final Pattern REST =
        Pattern.compile("(?:geri kalan|kalan|diğer) (?:hükümleri?|maddeleri?)(?: ise| de)?");
    private static final Pattern ALL = Pattern.compile("|hükümleri|tümü|bütün hükümleri");
    private static final Pattern EXCEPT = Pattern.compile(" hariç(?: olmak üzere)?,? ?| dışındaki ");
    private static final Pattern UNIT =
        Pattern.compile("(?<which>\\p{L}+) (?<kind>kitab|kısm|bölüm|ayır[ıi]m)[ıiuü]?(?!\\p{L})");
    private static final Map<String, Kind> UNITS = Map.of("kitab", Kind.BOOK, "kısm", Kind.PART, "bölüm",
        Kind.CHAPTER, "ayırım", Kind.SECTION);
    private static final Pattern TITLED = Pattern.compile("“[^”]{1,200}” başlıklı");
    private static final Pattern LINKS = Pattern.compile("(?:[ ,;]|(?<!\\p{L})(?:ve|ile|ise)(?!\\p{L}))*");

    private final LawText text;
    private final CommencementArticle article;
    private final @Nullable LocalDate published;
    private final Map<String, LocalDate> starts = new LinkedHashMap<>();
    private final List<String> exceptions = new ArrayList<>();

    private CommencementReading(LawText text, CommencementArticle article, @Nullable LocalDate published) {
        this.text = text;
        this.article = article;
        this.published = published;
    }

    /**
     * @param published the day of the Resmî Gazete, where it is known apart from the text
     * @param accepted the day the law was passed, as far as it is known apart from the text
     */
    public static Commencement of(LawText text, @Nullable LocalDate published, @Nullable LocalDate accepted) {
        LawHeader header = LawHeader.of(text.source());
        LocalDate day = header.published() == null ? published : header.published();
        LocalDate passed = header.accepted() == null ? accepted : header.accepted();
        Optional<CommencementArticle> says = CommencementArticle.of(text);
        if (says.isEmpty()) {
            return Commencement.unknown(Ground.ABSENT, day, "", passed);
        }
        CommencementReading reading = new CommencementReading(text, says.get(), day);
        return !says.get().foreign() && reading.read()
            ? new Commencement(Ground.READ, day, says.get().address(), reading.starts.entrySet().stream()
                .map(one -> new Start(one.getKey(), one.getValue())).toList())
            : Commencement.unknown(Ground.UNREAD, day, says.get().address(), passed);
    }

    private boolean read() {
        Matcher sentence = SENTENCE.matcher(article.words());
        if (!sentence.matches()) {
            return false;
        }
        String body = sentence.group("body");
        Matcher when = CommencementDay.PATTERN.matcher(body);
        int from = 0;
        while (when.find()) {
            LocalDate day = CommencementDay.of(when, published);
            if (day == null || !begins(body.substring(from, when.start()), day)) {
                return false;
            }
            from = when.end();
        }
        return !starts.isEmpty() && LINKS.matcher(body.substring(from)).matches() && except();
    }

    /** What was taken out of a part begins with the rest, where nothing says otherwise. */
    private boolean except() {
        LocalDate rest = starts.get("");
        exceptions.stream().filter(one -> rest != null).forEach(one -> starts.putIfAbsent(one, rest));
        return exceptions.stream().allMatch(starts::containsKey);
    }

    private boolean begins(String words, LocalDate day) {
        String subject = words.replaceAll("^[ ,;]+|[ ,;]+$", "").replaceFirst("^bu kanunun ", "");
        Matcher except = EXCEPT.matcher(subject);
        List<String> places = new ArrayList<>();
        boolean excepting = except.find();
        boolean understood = (!excepting || places(subject.substring(0, except.start()), exceptions))
            && places(excepting ? subject.substring(except.end()) : subject, places);
        boolean once = places.stream().noneMatch(starts::containsKey);
        places.stream().filter(place -> !exceptions.contains(place)).forEach(place -> starts.put(place, day));
        return understood && once;
    }

    /** @return whether all the words were understood */
    private boolean places(String words, List<String> places) {
        if (ALL.matcher(words).matches() || REST.matcher(words).matches()) {
            return places.add("");
        }
        StringBuilder left = new StringBuilder();
        for (char c : TITLED.matcher(words).replaceAll(" ").toCharArray()) {
            int named = c - CommencementArticle.FIRST;
            boolean isNamed = named >= 0 && named < article.named().size();
            places.addAll(isNamed ? article.named().get(named) : List.of());
            left.append(isNamed ? ' ' : c);
        }
        Matcher unit = UNIT.matcher(left);
        String others = left.toString();
        while (unit.find()) {
            List<String> within = within(unit);
            places.addAll(within);
            others = within.isEmpty() ? others : others.replace(unit.group(), "");
        }
        return !places.isEmpty() && LINKS.matcher(others).matches();
    }

    /** The articles that a part had from its beginning; none where several parts bear its number. */
    private List<String> within(Matcher unit) {
        int number = Ordinals.of(unit.group("which"));
        List<Node> found = text.root().below(UNITS.getOrDefault(unit.group("kind"), Kind.SECTION))
            .filter(node -> node.label().equals(Integer.toString(number))).toList();
        return found.size() != 1 ? List.of()
            : found.getFirst().below(Kind.ARTICLE).map(Node::label).distinct()
                .filter(article -> !wasAdded(article)).toList();
    }

    /** An additional article (ek madde) always came with another law. */
    private boolean wasAdded(String article) {
        return article.startsWith("ek") || text.changes().stream().anyMatch(change ->
            change.sort() == Change.Sort.ADDED && change.address().equals(article)
            && Set.of("", "madde").contains(change.touches()));
    }
}
