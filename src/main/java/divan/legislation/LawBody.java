package divan.legislation;

import divan.lawtext.Change;
import divan.lawtext.Commencement;
import divan.lawtext.Provision;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One version of a law's text in memory, article by article: what {@link LawVersions} says of it. It never
 * changes. The words of an article are one run of UTF-8: most of what is kept is not asked for.
 */
final class LawBody {
    /** No text of PostgreSQL has it. */
    private static final String PARTING = "\u0000";
    private static final int FIELDS = 7;
    private static final int MOST_NAMED = 500;
    /** Bytes that an entry takes beside its words, roughly. */
    private static final int ENTRY = 120;

    private final Map<String, byte[]> words = new LinkedHashMap<>();
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
        Map<String, List<String>> fields = new LinkedHashMap<>();
        for (Wording one : wordings) {
            fields.computeIfAbsent(one.article(), _ -> new ArrayList<>()).addAll(List.of(one.address(),
                one.kind(), one.heading(), one.lead(), one.closing(), one.above(), one.unit()));
        }
        fields.forEach((article, all) ->
            words.put(article, String.join(PARTING, all).getBytes(StandardCharsets.UTF_8)));
        changes.forEach(change -> this.changes.computeIfAbsent(Provision.article(change.address()),
            _ -> new ArrayList<>(1)).add(change));
        named.forEach(one -> this.named.computeIfAbsent(Provision.article(one.place()),
            _ -> new ArrayList<>(1)).add(one));
        bytes = words.values().stream().mapToInt(run -> run.length + ENTRY).sum()
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
        byte[] run = words.get(article);
        if (run == null) {
            return List.of();
        }
        String[] all = new String(run, StandardCharsets.UTF_8).split(PARTING, -1);
        List<Wording> wordings = new ArrayList<>(all.length / FIELDS);
        for (int i = 0; i < all.length; i += FIELDS) {
            wordings.add(new Wording(all[i], all[i + 1], all[i + 2], all[i + 3], all[i + 4], all[i + 5],
                all[i + 6]));
        }
        return wordings;
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
