package divan.legislation;

import divan.lawtext.Change;
import divan.lawtext.Commencement;
import divan.lawtext.Provision;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One version of a law's text in memory, article by article: what {@link LawVersions} says of it. It never
 * changes.
 */
final class LawBody {
    private static final int FIELDS = 7;
    private static final int MOST_NAMED = 500;
    /** Bytes that a change or a naming takes, half of them, roughly. */
    private static final int ENTRY = 120;

    private final Map<String, TextRun> words = new LinkedHashMap<>();
    private final Map<String, List<Change>> changes = new LinkedHashMap<>();
    private final Map<String, List<Naming>> named = new LinkedHashMap<>();
    private final Commencement commencement;
    private final int bytes;

    /** A provision by its place, and an address that it names. */
    record Naming(String place, String target) {
    }

    /**
     * @param wordings in the order of the text, as are {@code changes}
     * @param named by the provision that names, then by what it names
     */
    LawBody(List<Wording> wordings, List<Change> changes, List<Naming> named, Commencement commencement) {
        this.commencement = commencement;
        wordings.stream().collect(Collectors.groupingBy(Wording::article, LinkedHashMap::new,
            Collectors.toList())).forEach((article, all) ->
            words.put(article, TextRun.of(all.stream().map(LawBody::row))));
        changes.forEach(change -> this.changes.computeIfAbsent(Provision.article(change.address()),
            _ -> new ArrayList<>(1)).add(change));
        named.forEach(one -> this.named.computeIfAbsent(Provision.article(one.place()),
            _ -> new ArrayList<>(1)).add(one));
        bytes = words.values().stream().mapToInt(TextRun::size).sum()
            + (changes.size() + named.size() + commencement.starts().size()) * ENTRY * 2;
    }

    /** What it takes in memory, roughly. */
    int bytes() {
        return bytes;
    }

    /** From when its provisions are in force. */
    Commencement commencement() {
        return commencement;
    }

    Optional<Wording> find(String place) {
        return article(Provision.article(place)).stream().filter(one -> one.place().equals(place))
            .findFirst();
    }

    /** The article and all that stands in it, in order. */
    List<Wording> article(String article) {
        TextRun run = words.get(article);
        return run == null ? List.of() : run.rows(FIELDS, row -> new Wording(row.get(0), row.get(1),
            row.get(2), row.get(3), row.get(4), row.get(5), row.get(6)));
    }

    private static List<String> row(Wording one) {
        return List.of(one.address(), one.kind(), one.heading(), one.lead(), one.closing(), one.above(),
            one.unit());
    }

    List<Wording> articles() {
        return words.keySet().stream().flatMap(article -> find(article).stream())
            .filter(one -> one.kind().equals("article")).toList();
    }

    /** Changes told at the article or in it, and those of the whole law, in the order of the text. */
    List<Change> changes(String article) {
        List<Change> whole = changes.getOrDefault("", List.of());
        List<Change> own = changes.getOrDefault(article, List.of());
        return whole.isEmpty() ? own : Stream.concat(whole.stream(), own.stream())
            .sorted((one, other) -> Integer.compare(one.told(), other.told())).toList();
    }

    /** What a provision, or something in it, names. */
    List<String> named(String place) {
        boolean below = place.indexOf('/') >= 0;
        return named.getOrDefault(Provision.article(place), List.of()).stream()
            .filter(one -> isAt(one.place(), place, below)).limit(MOST_NAMED).map(Naming::target).distinct()
            .toList();
    }

    /** Itself or beneath it; behind a hyphen only where the outer one is no article (21-23). */
    static boolean isAt(String inner, String outer, boolean hyphen) {
        return inner.startsWith(outer) && (inner.length() == outer.length()
            || inner.charAt(outer.length()) == '/' || hyphen && inner.charAt(outer.length()) == '-');
    }
}
