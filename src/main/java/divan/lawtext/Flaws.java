package divan.lawtext;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What is wrong with a law's text, in the order of its lines. */
final class Flaws {
    /** Half a per cent may fit no rule. */
    private static final double MOST_UNCLASSIFIED = 0.005;
    private static final int MOST_NOTES = 200;
    private static final int MOST_GRAVE = 1000;
    static final String NO_ARTICLE = "no-article";

    private final LawText text;
    private final Lines lines;
    private final List<Flaw> found = new ArrayList<>();
    private final Set<Integer> numbers;

    private Flaws(LawText text) {
        this.text = text;
        this.lines = new Lines(text.source());
        this.numbers = Census.numbers(text.articles().map(Provision::address).toList());
    }

    static List<Flaw> of(LawText text) {
        Flaws flaws = new Flaws(text);
        flaws.articles();
        flaws.unclassified();
        flaws.nowhere();
        return flaws.found.stream().sorted((a, b) -> Integer.compare(a.line(), b.line())).toList();
    }

    private void add(int line, boolean grave, String code, String reason, Object... args) {
        if (found.size() < (grave ? MOST_GRAVE : MOST_NOTES)) {
            found.add(new Flaw(LawFolder.TEXT, line, code, List.of(args), reason, grave));
        }
    }

    private void articles() {
        Map<String, Integer> seen = new HashMap<>();
        int highest = 0;
        for (Provision article : text.articles().toList()) {
            int line = lines.of(article.node().from());
            Integer before = seen.putIfAbsent(article.address(), line);
            if (before != null && article.address().matches(".*\\d.*")) {
                add(line, true, "twice", "article " + article.address() + " stands twice; first in line "
                    + before, article.address(), before);
            }
            highest = sequence(article, line, highest);
        }
        if (seen.isEmpty()) {
            add(0, true, NO_ARTICLE, "no article was found: this is no text of a law");
        }
    }

    /** Numbers rise by one; a number that stands further down is out of order, else missing. */
    private int sequence(Provision article, int line, int highest) {
        Set<Integer> here = Census.numbers(List.of(article.address()));
        int lowest = here.stream().min(Integer::compare).orElse(0);
        for (int first = highest + 1; first < lowest;) {
            boolean missing = !numbers.contains(first);
            int last = first;
            while (last + 1 < lowest && numbers.contains(last + 1) != missing) {
                last++;
            }
            add(line, missing, missing ? "missing" : "out-of-order",
                (first == last ? "article " + first : "articles " + first + " to " + last)
                + (missing ? " missing before article " : " behind article ") + article.address(),
                first == last ? String.valueOf(first) : first + "–" + last, article.address());
            first = last + 1;
        }
        return Math.max(highest, here.stream().max(Integer::compare).orElse(0));
    }

    private void unclassified() {
        text.root().below(Kind.UNCLASSIFIED).limit(MOST_NOTES).forEach(leaf ->
            add(lines.of(leaf.from()), false, "no-rule", "fits no rule: " + (leaf.to() - leaf.from())
                + " characters", leaf.to() - leaf.from()));
        Census census = Census.of(text);
        if (census.unclassifiedShare() > MOST_UNCLASSIFIED) {
            double percent = census.unclassifiedShare() * 100;
            add(0, true, "too-much-no-rule", "%.1f %% of the characters fit no rule".formatted(percent),
                Math.round(percent));
        }
    }

    private void nowhere() {
        Set<String> known = text.provisions().stream().map(Provision::address).collect(Collectors.toSet());
        for (Reference reference : text.references()) {
            String article = reference.target().equals(text.number())
                || !reference.law().equals(text.number()) ? ""
                : Provision.article(reference.target().substring(text.number().length() + 1));
            boolean ranged = article.matches("\\d{1,4}") && numbers.contains(Integer.parseInt(article));
            if (!article.isEmpty() && !known.contains(article) && !ranged) {
                add(lines.of(reference.from()), false, Flaw.NOWHERE, "article " + article
                    + " of this law is named and does not exist", article);
            }
        }
    }
}
