package divan.organisation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** What a consumer has who only ever read {@code /api/changes}, and what they make of it. */
final class Copy {
    private final Map<String, Map<String, JsonNode>> kinds = new LinkedHashMap<>();
    private String next = "0";

    /** Reads on from where it stopped, in pages of so many lines. */
    void follow(Function<String, JsonNode> api, int limit) {
        boolean more = true;
        while (more) {
            JsonNode page = api.apply("/api/changes?since=" + next + "&limit=" + limit);
            page.at("/items").forEach(item -> kinds
                .computeIfAbsent(item.at("/kind").asString(), kind -> new LinkedHashMap<>())
                .put(item.at("/id").asString(), item.at("/state")));
            next = page.at("/next").asString();
            more = page.at("/more").asBoolean();
        }
    }

    private Stream<JsonNode> on(String kind, LocalDate day) {
        return kinds.getOrDefault(kind, Map.of()).values().stream()
            .flatMap(state -> StreamSupport.stream(state.spliterator(), false))
            .filter(period -> contains(period, day));
    }

    private static boolean contains(JsonNode period, LocalDate day) {
        LocalDate from = LocalDate.parse(period.at("/valid/from").asString());
        JsonNode last = period.at("/valid/last");
        return !day.isBefore(from)
            && (last.isNull() || !day.isAfter(LocalDate.parse(last.asString())));
    }

    boolean stands(String organ, LocalDate day) {
        return on("organ", day).anyMatch(o -> o.at("/number").asString().equals(organ));
    }

    /** The post as it is that day, in an organ that stands. */
    private Optional<JsonNode> post(String id, LocalDate day) {
        return on("post", day).filter(p -> p.at("/id").asString().equals(id))
            .filter(p -> stands(p.at("/organ").asString(), day)).findFirst();
    }

    private boolean has(String post, String function, LocalDate day) {
        return post(post, day).stream().flatMap(p -> StreamSupport.stream(p.at("/functions").spliterator(),
            false)).anyMatch(f -> f.asString().equals(function));
    }

    /** Who could sign in an organ: the post, by what right, for which post, and how it is held. */
    List<String> signatories(String organ, String function, LocalDate day) {
        List<String> own = on("post", day).filter(p -> p.at("/organ").asString().equals(organ))
            .map(p -> p.at("/id").asString()).toList();
        TreeSet<String> asked = new TreeSet<>(own);
        on("deputy", day).filter(d -> own.contains(d.at("/post").asString()))
            .forEach(d -> asked.add(d.at("/by").asString()));
        on("delegation", day).filter(d -> own.contains(d.at("/from").asString()))
            .filter(d -> d.at("/function").asString().equals(function))
            .forEach(d -> asked.add(d.at("/to").asString()));
        List<String> lines = new ArrayList<>();
        asked.stream().filter(id -> post(id, day).isPresent()).forEach(id -> right(own, id, function, day)
            .ifPresent(right -> lines.add(id + " " + right + " " + seat(id, day))));
        return lines;
    }

    /** What a post of another organ may by its own office, or for others, does not count here. */
    private Optional<String> right(List<String> own, String id, String function, LocalDate day) {
        if (own.contains(id) && has(id, function, day)) {
            return Optional.of("office");
        }
        Predicate<String> counts = other -> (own.contains(id) || own.contains(other))
            && has(other, function, day);
        return on("deputy", day).filter(d -> d.at("/by").asString().equals(id))
            .map(d -> d.at("/post").asString()).filter(counts).map(absent -> "deputy " + absent).findFirst()
            .or(() -> on("delegation", day).filter(d -> d.at("/to").asString().equals(id))
                .filter(d -> d.at("/function").asString().equals(function))
                .map(d -> d.at("/from").asString()).filter(counts).map(giver -> "delegation " + giver)
                .findFirst());
    }

    private String seat(String post, LocalDate day) {
        return on("seat", day).filter(s -> s.at("/post").asString().equals(post))
            .map(s -> s.at("/seat").asString()).findFirst().orElse("vacant");
    }
}
