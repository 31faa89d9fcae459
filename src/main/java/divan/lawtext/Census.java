package divan.lawtext;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What a law's text holds, counted.
 *
 * @param plain numbers of articles without a family and a letter; a range ({@code Madde 21 – 23}) is all its
 * numbers
 * @param lettered articles like 57/A, which are not among the plain ones
 * @param additional ek
 * @param provisional geçici, those that are ek geçici among them
 * @param unclassified characters in blocks that fit no rule
 */
public record Census(int plain, int lettered, int additional, int provisional, int additionalProvisional,
    int repeated,
        long paragraphs, long clauses, long subclauses, int amendments, int references, int unclassified,
            int characters) {

    static Census of(LawText text) {
        List<String> labels = text.articles().map(Provision::address).toList();
        int lost = text.root().below(Kind.UNCLASSIFIED).mapToInt(leaf -> leaf.to() - leaf.from()).sum();
        return new Census(numbers(labels).size(), distinct(labels, "\\d+\\p{Lu}"),
            distinct(labels, "ek(?:-\\d.*)?"),
            distinct(labels, "(?:ek-)?gecici.*"), distinct(labels, "ek-gecici.*"),
                distinct(labels, "mukerrer.*"),
            text.root().below(Kind.PARAGRAPH).count(), text.root().below(Kind.CLAUSE).count(),
            text.root().below(Kind.SUBCLAUSE).count(), text.changes().size(), text.references().size(), lost,
            text.source().length());
    }

    private static int distinct(List<String> labels, String pattern) {
        return (int) labels.stream().filter(label -> label.matches(pattern)).distinct().count();
    }

    /** The numbers of the articles without family and letter. */
    static Set<Integer> numbers(List<String> labels) {
        return labels.stream().filter(label -> label.matches("\\d{1,4}(?:-\\d{1,4})?")).flatMap(label -> {
            String[] ends = label.split("-");
            return java.util.stream.IntStream.rangeClosed(Integer.parseInt(ends[0]),
                Integer.parseInt(ends[ends.length - 1])).boxed();
        }).collect(Collectors.toCollection(TreeSet::new));
    }

    public double unclassifiedShare() {
        return characters == 0 ? 0 : (double) unclassified / characters;
    }
}
