package divan.catalogue;

import divan.packs.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The time that a service has to decide: how its days are counted, how far it may be extended, by what it
 * stands still, and who is told of its end.
 *
 * @param extension null where the law knows none
 */
public record Period(Counting counting, @Nullable Extension extension, List<Pause> pauses,
        List<Escalation> escalations) {

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

    /**
     * Who is told of the end.
     *
     * @param days behind the last day; before it where negative
     * @param to {@link #SUPERIOR}, or the step of the process whose officials see it in their queue
     */
    public record Escalation(String id, int days, String to) {
        public static final String SUPERIOR = "superior";
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
            extension.get("provision").text(), function(extension, functions)) : null, List.copyOf(pauses),
            service.get("escalation").items().stream().map(Period::escalation).toList());
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

    private static Escalation escalation(Node node) {
        boolean before = node.get("before").isPresent();
        int days = node.get(before ? "before" : "after").integer();
        if (days < 0 || days > 365) {
            throw node.wrong("0 to 365 days before or after the end");
        }
        return new Escalation(node.get("id").text(), before ? -days : days,
            node.get("tell").text(Escalation.SUPERIOR));
    }

    /** The pause of that id; null where the service has none. */
    public @Nullable Pause pause(String id) {
        return pauses.stream().filter(pause -> pause.id().equals(id)).findFirst().orElse(null);
    }
}
