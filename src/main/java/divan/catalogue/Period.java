package divan.catalogue;

import divan.packs.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The time that a service has to decide: how its days are counted, how far it may be extended, and by what it
 * stands still.
 *
 * @param extension null where the law knows none
 */
public record Period(Counting counting, @Nullable Extension extension, List<Pause> pauses) {

    /** What a pause does to the time (facts of Turkish law: durur, kesilir, ertelenir). */
    public enum Kind {
        /** The days that were left go on afterwards. */
        STOP,
        /** Afterwards the whole time begins again. */
        RESTART,
        /** The end moves to the day of an event. */
        POSTPONE;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * An extension with reason before the end.
     *
     * @param most name in FEEL of the most days that there may be in all
     * @param function what whoever extends must hold
     */
    public record Extension(String most, String provision, String function) {
    }

    /**
     * By what the time stands still.
     *
     * @param days name in FEEL of the days that the waiting may last; null where nothing limits it
     */
    public record Pause(String id, Kind kind, String provision, String function, @Nullable String days) {
    }

    static Period read(Node service) {
        Node duration = service.get("duration");
        Map<String, Node> functions = service.get("functions").entries();
        Node extension = service.get("extension");
        List<Pause> pauses = new ArrayList<>();
        service.get("pauses").entries().forEach((id, pause) -> pauses.add(new Pause(id,
            kind(pause.get("kind")), pause.get("provision").text(), function(pause, functions),
            pause.get("days").optional().orElse(null))));
        return new Period(new Counting(duration.get("days").text("calendar").equals("working"),
            duration.get("moves").flag()), extension.isPresent() ? new Extension(extension.get("most").text(),
            extension.get("provision").text(), function(extension, functions)) : null, List.copyOf(pauses));
    }

    private static Kind kind(Node node) {
        for (Kind kind : Kind.values()) {
            if (kind.code().equals(node.text())) {
                return kind;
            }
        }
        throw node.wrong("a pause is stop, restart or postpone, not " + node.text());
    }

    private static String function(Node node, Map<String, Node> functions) {
        Node function = functions.get(node.get("step").text("review"));
        if (function == null) {
            throw node.get("step").wrong("the service has no step " + node.get("step").text("review"));
        }
        return function.text();
    }

    /** The pause of that id; null where the service has none. */
    public @Nullable Pause pause(String id) {
        return pauses.stream().filter(pause -> pause.id().equals(id)).findFirst().orElse(null);
    }
}
