package divan.portal;

import divan.access.Access;
import divan.access.People;
import divan.journal.Act;
import divan.journal.Actor;
import divan.kernel.Turkish;
import divan.web.Shell;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Acts about somebody as they may have them: who acted is a post and an organ, and no other person's id is in
 * them.
 */
final class PlainActs {
    private static final Pattern ID =
        Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
    private static final String SOMEBODY = "–";

    private final Export.Contents contents;
    private final Shell shell;
    private final People people;
    private final Names names;
    private final Access access;
    private final Map<String, Names.Named> named = new HashMap<>();

    PlainActs(Export.Contents contents, Shell shell, People people, Names names, Access access) {
        this.contents = contents;
        this.shell = shell;
        this.people = people;
        this.names = names;
        this.access = access;
    }

    List<Map<String, Object>> all() {
        return of(contents.acts());
    }

    /** One line a read: when, who, what and why. */
    List<Map<String, Object>> reads() {
        return contents.acts().stream().filter(act -> act.type().equals("data.read")).map(act -> {
            Map<String, Object> line = new LinkedHashMap<>();
            line.put("at", act.at().toString());
            line.put("by", Names.reader(shell, named(act), act));
            line.put("what", Names.what(shell, act));
            line.put("why", Names.purpose(shell, act.purpose()));
            line.put("basis", String.join(" ", act.basis()));
            return line;
        }).toList();
    }

    List<Map<String, Object>> of(List<Act> acts) {
        Set<UUID> others = others(acts);
        return acts.stream().map(act -> plain(act, others)).toList();
    }

    /** A tree without the ids of other people. */
    @Nullable Object without(Object tree) {
        Set<UUID> ids = new HashSet<>();
        collect(tree, ids);
        return cleaned(tree, otherPeople(ids));
    }

    private Map<String, Object> plain(Act act, Set<UUID> others) {
        Map<String, Object> plain = new LinkedHashMap<>();
        plain.put("id", act.id().toString());
        plain.put("at", act.at().toString());
        plain.put("type", act.type());
        plain.put("words", shell.has("act." + act.type()) ? shell.t("act." + act.type()) : act.type());
        plain.put("by", Names.reader(shell, named(act), act));
        plain.put("basis", String.join(" ", act.basis()));
        plain.put("purpose", act.purpose());
        plain.put("body", Objects.requireNonNull(cleaned(act.body(), others)));
        return plain;
    }

    private Names.Named named(Act act) {
        Actor actor = act.actor();
        return named.computeIfAbsent(actor.kind() + "/" + actor.post() + "/" + actor.organ() + "/"
            + actor.delegation() + "/" + LocalDate.ofInstant(act.at(), Turkish.ZONE),
            key -> access.asSystem(() -> names.of(act, shell)));
    }

    private Set<UUID> others(List<Act> acts) {
        Set<UUID> ids = new HashSet<>();
        acts.forEach(act -> collect(act.body(), ids));
        return otherPeople(ids);
    }

    private Set<UUID> otherPeople(Set<UUID> ids) {
        Set<UUID> found = new HashSet<>(people.among(ids));
        found.remove(contents.caller().person());
        return found;
    }

    private static void collect(@Nullable Object value, Set<UUID> into) {
        switch (value) {
            case Map<?, ?> map -> map.values().forEach(v -> collect(v, into));
            case List<?> list -> list.forEach(v -> collect(v, into));
            case String text when ID.matcher(text).matches() -> into.add(UUID.fromString(text));
            case null, default -> { }
        }
    }

    private static @Nullable Object cleaned(@Nullable Object value, Set<UUID> others) {
        return switch (value) {
            case Map<?, ?> map -> {
                Map<String, @Nullable Object> clean = new LinkedHashMap<>();
                map.forEach((key, v) -> clean.put(String.valueOf(key), cleaned(v, others)));
                yield clean;
            }
            case List<?> list -> list.stream().map(v -> cleaned(v, others)).toList();
            case String text when ID.matcher(text).matches()
                && others.contains(UUID.fromString(text)) -> SOMEBODY;
            case null, default -> value;
        };
    }
}
