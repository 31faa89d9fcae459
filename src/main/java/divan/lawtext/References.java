package divan.lawtext;

import divan.kernel.Turkish;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds references in a law's words and resolves them: {@code 4721 sayılı Kanunun 28 inci maddesi}, {@code bu
 * maddenin
 * birinci fıkrası}, {@code 5 inci maddenin (1) numaralı fıkrasının (b) bendi}, {@code bu Kanunun 6 ncı ve 7
 * nci
 * maddeleri}. A law that is named without its number is not resolved.
 *
 * <p>“5682 sayılı Kanunun 4 üncü maddesi, 5 inci maddesinin birinci fıkrası”: a possessive that follows in a
 * list belongs to the law named before it. What an amending article quotes (“…”) are the words of the law
 * that it amends: there “bu Kanun” and “bu madde” are that law and the article named last.
 */
final class References {
    private record Word(String text, int from, int to) {
    }

    private static final Pattern WORD =
        Pattern.compile("\\d++(?:/[A-ZÇĞİÖŞÜ](?!\\p{L}))?|\\((?:\\d{1,3}|[a-zçğıöşü]{1,2})\\)"
        + "|\\p{L}++|[,.;:“”]");
    private static final Pattern ORDINAL_ENDING = Pattern.compile("[ıiuü]?nc[ıiuü]|nc[ıiuü]");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,4}");
    private static final Pattern ARTICLE = Pattern.compile("\\d{1,4}(?:/\\p{L})?");
    private static final Pattern IN_BRACKETS = Pattern.compile("\\(\\d+\\)");
    private static final Pattern LETTER = Pattern.compile("\\((?:[a-zçğıöşü]{1,2}|\\d{1,2})\\)");
    private static final Set<String> AND = Set.of(",", "ve", "ile", "veya");
    private static final Set<String> FAMILIES = Set.of("ek", "geçici", "mükerrer");
    private static final Pattern OWNED = Pattern.compile("maddesi.*|maddeleri.*");
    private static final Pattern LINK =
        Pattern.compile("(?:cümle|ben[dt]|alt|ibare|fıkra|son|başlı|hariç|olmak|üzere).*");
    private static final int LONGEST_LINK = 12;
    private static final Set<String> SAME = Set.of("aynı", "anılan", "geçen", "mezkur");
    private static final int LONGEST_NAME = 18;
    private static final int LONGEST_READ = 200_000;
    private static final int LONGEST_RANGE = 60;
    private static final int MOST = 40;

    private final String law;
    private final String source;
    private final List<Reference> found = new ArrayList<>();
    private final List<Word> words = new ArrayList<>();
    private String by = "";
    /** The law that was named last in these words. */
    private String before = "";
    private int at;
    /** Up to here stand numbers that are not of articles. */
    private int barren;
    /** Whether the articles read last are somebody's: “maddesi”, not “madde”. */
    private boolean owned;
    /** The law whose provision was named last, and the word behind that. */
    private String carried = "";
    private int carriedEnd;
    /** The article that speaks, the other law and its article that it named last. */
    private String speaking = "";
    private String otherLaw = "";
    private String otherArticle = "";
    private boolean quoted;

    private References(String law, String source) {
        this.law = law;
        this.source = source;
    }

    /** @param law number of the law whose text this is */
    static List<Reference> of(String law, String source, Node root) {
        References references = new References(law, source);
        references.visit(root, "");
        return List.copyOf(references.found);
    }

    private void visit(Node node, String above) {
        String address = Provisions.address(node, above);
        boolean told = node.kind() == Kind.TEXT || node.kind() == Kind.CLOSING;
        if (told && !address.isEmpty()) {
            for (int from = node.from(); from < node.to(); from += LONGEST_READ) {
                read(from, Math.min(node.to(), from + LONGEST_READ), address);
            }
        } else if (node.kind() != Kind.FOOTNOTES && node.kind() != Kind.APPENDIX
            && node.kind() != Kind.HISTORY) {
            node.children().forEach(child -> visit(child, address));
        }
    }

    private void read(int from, int to, String address) {
        words.clear();
        barren = 0;
        by = address;
        before = "";
        carried = "";
        if (!Provision.article(address).equals(speaking)) {
            speaking = Provision.article(address);
            otherLaw = "";
            otherArticle = "";
            quoted = false;
        }
        Matcher word = WORD.matcher(source).region(from, to);
        while (word.find()) {
            words.add(new Word(Turkish.lower(word.group()), word.start(), word.end()));
        }
        for (at = 0; at < words.size();) {
            int start = at;
            reference();
            at = Math.max(at, start + 1);
            quoted = word(start).equals("“") && !otherLaw.isEmpty() || quoted && !word(start).equals("”");
        }
    }

    private String word(int index) {
        return index < words.size() ? words.get(index).text : "";
    }

    private boolean is(Pattern pattern, int index) {
        return pattern.matcher(word(index)).matches();
    }

    private void reference() {
        int first = at;
        boolean unknown = at > 1 && word(at - 1).startsWith("kanun") && !word(at - 2).equals("bu");
        String named = lawNumber();
        boolean ofLaw = !named.isEmpty();
        before = ofLaw ? named : before;
        List<String> articles = articles();
        String whose = ofLaw ? named : !articles.isEmpty() && owned && isLinked(first) ? carried : own();
        if (articles.isEmpty() && !ofLaw && word(at).equals("bu") && word(at + 1).startsWith("madde")) {
            at += 2;
            articles = quoted && otherArticle.isEmpty() ? List.of() : List.of(ownArticle());
        }
        List<String> targets = articles;
        if (articles.size() == 1 || articles.isEmpty() && !ofLaw && !quoted) {
            targets = within(articles.isEmpty() ? "" : articles.getFirst());
        }
        if (targets.isEmpty() && ofLaw && !named.equals(law)) {
            add(named, first);
            remember(named, "");
        }
        for (String target : unknown && !ofLaw ? List.<String>of() : targets) {
            add(whose + "/" + target, first);
        }
        if (!targets.isEmpty()) {
            carried = whose;
            carriedEnd = at;
            remember(whose, Provision.article(targets.getFirst()));
        }
    }

    /** What may be amended further on. */
    private void remember(String named, String article) {
        if (!quoted && !named.equals(law)) {
            otherLaw = named;
            otherArticle = article;
        }
    }

    /** “Bu Kanun”: the law itself, or the one whose words are quoted. */
    private String own() {
        return quoted ? otherLaw : law;
    }

    private String ownArticle() {
        return quoted ? otherArticle : Provision.article(by);
    }

    /** Whether nothing but a list goes on between what was named last and this. */
    private boolean isLinked(int first) {
        if (carried.isEmpty() || first <= carriedEnd || first - carriedEnd > LONGEST_LINK) {
            return false;
        }
        return words.subList(carriedEnd, first).stream().allMatch(word -> AND.contains(word.text)
            || Ordinals.of(word.text) > 0 || LINK.matcher(word.text).matches());
    }

    private void add(String target, int first) {
        found.add(new Reference(by, target, words.get(first).from, words.get(Math.max(first, at - 1)).to));
    }

    /** “bu Kanunun”, “4721 sayılı … Kanununun”; empty where no law is named here. */
    private String lawNumber() {
        if (word(at).equals("bu") && word(at + 1).startsWith("kanun")) {
            at += 2;
            return own();
        }
        if (SAME.contains(word(at)) && word(at + 1).startsWith("kanun") && !before.isEmpty()) {
            at += 2;
            return before;
        }
        if (!is(NUMBER, at) || !word(at + 1).equals("sayılı")) {
            return "";
        }
        for (int end = at + 2; end < at + LONGEST_NAME; end++) {
            boolean decree = word(end).startsWith("kararname") || word(end).equals("khk");
            if (decree || word(end).startsWith("kanun") && !word(end + 1).equals("hükmünde")) {
                String number = (decree ? "KHK-" : "") + word(at);
                at = end + 1;
                return number;
            }
            if (";:".contains(word(end)) || is(NUMBER, end)) {
                return "";
            }
        }
        return "";
    }

    /**
     * “28 inci maddesi”, “6 ncı ve 7 nci maddeleri”, “8 inci ve ek 5 inci maddeler”; nothing is taken where
     * there is none.
     */
    private List<String> articles() {
        List<String> found = new ArrayList<>();
        String family = "";
        int end = at;
        for (boolean more = true; more && found.size() < MOST;) {
            String own = "";
            while (FAMILIES.contains(word(end))) {
                own += Turkish.folded(word(end++)) + "-";
            }
            String prefix = own.isEmpty() ? family : own;
            family = prefix;
            List<String> numbers = new ArrayList<>();
            end = end < barren ? end : numbers(end, numbers);
            numbers.forEach(number -> found.add(prefix + number));
            more = !numbers.isEmpty() && AND.contains(word(end)) && FAMILIES.contains(word(end + 1));
            end += more ? 1 : 0;
        }
        if (found.isEmpty() || !word(end).startsWith("madde")) {
            barren = Math.max(barren, end);
            return List.of();
        }
        owned = is(OWNED, end);
        at = end + 1;
        return found;
    }

    private int numbers(int from, List<String> numbers) {
        int end = from;
        boolean range = false;
        while (numbers.size() < MOST && is(ARTICLE, end)) {
            String number = Turkish.upper(word(end)).replace("/", "");
            range(numbers, range, number);
            end += ORDINAL_ENDING.matcher(word(end + 1)).matches() ? 2 : 1;
            range = word(end).equals("ila");
            boolean more = range || AND.contains(word(end));
            if (!more || !is(ARTICLE, end + 1)) {
                return end;
            }
            end++;
        }
        return end;
    }

    private static void range(List<String> numbers, boolean range, String number) {
        if (range && NUMBER.matcher(number).matches() && NUMBER.matcher(numbers.getLast()).matches()) {
            int from = Integer.parseInt(numbers.getLast()) + 1;
            int to = Math.min(Integer.parseInt(number), from + LONGEST_RANGE);
            for (int i = from; i < to; i++) {
                numbers.add(Integer.toString(i));
            }
        }
        numbers.add(number);
    }

    /**
     * Paragraphs and clauses of one article; the article alone where none are named, nothing without either.
     */
    private List<String> within(String article) {
        List<String> paragraphs = paragraphs();
        String base = article.isEmpty() ? Provision.article(by) : article;
        if (paragraphs.isEmpty() && article.isEmpty()) {
            return clauses(paragraph());
        }
        if (paragraphs.isEmpty()) {
            List<String> clauses = clauses(article + "/1");
            return clauses.isEmpty() ? List.of(article) : clauses;
        }
        List<String> targets = paragraphs.stream().map(paragraph -> base + "/" + paragraph).toList();
        List<String> clauses = targets.size() == 1 ? clauses(targets.getFirst()) : List.of();
        return clauses.isEmpty() ? targets : clauses;
    }

    /** The paragraph that speaks. */
    private String paragraph() {
        int dash = by.indexOf('-', by.indexOf('/') + 1);
        return by.indexOf('/') < 0 || dash < 0 ? by : by.substring(0, dash);
    }

    private List<String> paragraphs() {
        List<String> numbers = new ArrayList<>();
        int end = at;
        for (String number = ordinal(end); !number.isEmpty()
            && numbers.size() < MOST; number = ordinal(end)) {
            numbers.add(number);
            end += is(NUMBER, end) ? 2 : 1;
            end += word(end).equals("numaralı") ? 1 : 0;
            end += AND.contains(word(end)) ? 1 : 0;
        }
        if (!word(end).startsWith("fıkra")) {
            return List.of();
        }
        at = end + 1;
        return numbers;
    }

    private String ordinal(int index) {
        String word = word(index);
        if (is(IN_BRACKETS, index)) {
            return word.substring(1, word.length() - 1);
        }
        if (is(NUMBER, index) && ORDINAL_ENDING.matcher(word(index + 1)).matches()) {
            return word;
        }
        int ordinal = Ordinals.of(word);
        boolean spoken = Ordinals.TENS_ALONE.contains(word) && Ordinals.of(word + word(index + 1)) > 0;
        return ordinal > 0 && !spoken ? Integer.toString(ordinal) : "";
    }

    private List<String> clauses(String paragraph) {
        List<String> letters = new ArrayList<>();
        int end = at;
        while (is(LETTER, end) && letters.size() < MOST) {
            letters.add(word(end).substring(1, word(end).length() - 1));
            end++;
            end += AND.contains(word(end)) ? 1 : 0;
        }
        if (letters.isEmpty() || !word(end).startsWith("ben")) {
            return List.of();
        }
        at = end + 1;
        return letters.stream().map(letter -> paragraph + (paragraph.contains("/") ? "-" : "/1-") + letter)
            .toList();
    }
}
