package divan.lawtext;

import divan.kernel.Turkish;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The article of a law that says from when it is in force, ready to be read.
 *
 * @param words its own words in small letters on one line, without labels, notes and headings; what it names
 *        is one character each, from {@link #FIRST} on
 * @param named what stands for these characters, without the law's number
 * @param foreign whether it names a provision of another law
 */
record CommencementArticle(String address, String words, List<List<String>> named, boolean foreign) {
    static final char FIRST = '\uE000';
    private static final Pattern SAYS =
        Pattern.compile("bu kanun.*(?:yürürlüğe|mer.?iyete) gir(?:er|miştir)\\W*");
    private static final Pattern HEADED = Pattern.compile(".*(?:yürürlük(?!ten)|yürürlüğe gir|mer.?iyet).*");
    private static final Pattern OWN = Pattern.compile("[Bb]u\\s+[Kk]anunun\\s+");
    private static final Pattern PLAIN = Pattern.compile("\\d{1,4}");

    /** The last numbered article that says so, or else whose heading promises it. */
    static Optional<CommencementArticle> of(LawText text) {
        List<Provision> plain = text.articles()
            .filter(article -> PLAIN.matcher(article.address()).matches()).toList().reversed();
        return plain.stream().map(article -> of(text, article))
            .filter(article -> SAYS.matcher(article.words()).matches()).findFirst()
            .or(() -> plain.stream().filter(article -> HEADED.matcher(heading(text, article)).matches())
                .findFirst().map(article -> of(text, article)));
    }

    private static String heading(LawText text, Provision article) {
        return Turkish.lower(String.join(" ", article.node().children().stream()
            .takeWhile(child -> child.kind() != Kind.LABEL).map(text::words).toList()));
    }

    private static CommencementArticle of(LawText text, Provision article) {
        Node node = article.node();
        char[] source = text.source().substring(node.from(), node.to()).toCharArray();
        node.leaves().filter(leaf -> leaf.kind() != Kind.TEXT && leaf.kind() != Kind.CLOSING)
            .forEach(leaf -> Arrays.fill(source, leaf.from() - node.from(), leaf.to() - node.from(), ' '));
        List<List<String>> named = new ArrayList<>();
        List<Reference> here = text.references().stream()
            .filter(reference -> reference.from() >= node.from() && reference.to() <= node.to()).toList();
        spans(here).forEach((from, references) -> {
            int end = references.getFirst().to() - node.from();
            int begin = behind(source, from - node.from(), end);
            Arrays.fill(source, begin, end, ' ');
            source[begin] = (char) (FIRST + named.size());
            named.add(references.stream().map(one -> place(text, one)).distinct().toList());
        });
        return new CommencementArticle(article.address(), Turkish.lower(new String(source))
            .replaceAll("\u00ad\\s*", "").replaceAll("\\s++", " ").strip(), named,
            here.stream().anyMatch(reference -> !reference.law().equals(text.number())
                || reference.target().equals(text.number())));
    }

    /** Where a reference goes on behind “Bu Kanunun”, which stays in the words. */
    private static int behind(char[] source, int begin, int end) {
        Matcher own = OWN.matcher(new String(source, begin, end - begin));
        return own.lookingAt() ? begin + own.end() : begin;
    }

    private static Map<Integer, List<Reference>> spans(List<Reference> references) {
        Map<Integer, List<Reference>> spans = new LinkedHashMap<>();
        references.forEach(one -> spans.computeIfAbsent(one.from(), _ -> new ArrayList<>()).add(one));
        return spans;
    }

    /**
     * “geçici 2, 3, 14 ve 82 ile 83 üncü maddeleri”: where there is no provisional article 82, the law's
     * article 82 is meant.
     */
    private static String place(LawText text, Reference reference) {
        String place = reference.target().substring(Math.min(reference.target().length(),
            text.number().length() + 1));
        String plain = place.replaceFirst("^(?:gecici|ek)-", "");
        return text.provisions().stream().noneMatch(one -> one.address().equals(place))
            && text.provisions().stream().anyMatch(one -> one.address().equals(plain)) ? plain : place;
    }
}
