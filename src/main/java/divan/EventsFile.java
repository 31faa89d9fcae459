package divan;

import divan.kernel.Turkish;
import divan.packs.Malformed;
import divan.packs.Node;
import divan.process.Refusal;
import divan.process.Trial;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Period;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What happens to an instance of a process, as a file ({@code docs/process.md}): {@code begin}, {@code
 * variables} and {@code events}. All of it is read before anything happens.
 */
record EventsFile(String file, Instant begin, Map<String, Object> variables, List<Happening> events) {
    static final int MAX_BYTES = 1 << 20;
    private static final Instant LONG_AGO = Instant.parse("2026-01-01T09:00:00Z");
    private static final Set<String> WHAT = Set.of("complete", "error", "message", "until", "wait");

    /** One of the events and the line on which it stands. */
    record Happening(int line, Deed deed) {
    }

    @FunctionalInterface
    interface Deed {
        void on(Trial trial);
    }

    /** Nothing happens after the start. */
    static final EventsFile NONE = new EventsFile("", LONG_AGO, Map.of(), List.of());

    /** @throws Malformed with file and line */
    static EventsFile read(String file, byte[] bytes) {
        if (bytes.length > MAX_BYTES) {
            throw new Malformed(file, 1, "the file is larger than " + MAX_BYTES + " bytes");
        }
        Node root = Node.read(file, bytes);
        only(root, Set.of("begin", "variables", "events"));
        Instant begin = root.get("begin").isPresent() ? instant(root.get("begin")) : LONG_AGO;
        List<Happening> events = new ArrayList<>();
        root.get("events").items().forEach(node -> events.add(new Happening(node.line(), deed(node))));
        return new EventsFile(file, begin, variables(root), events);
    }

    /**
     * Does everything in order.
     *
     * @throws Malformed where an event does not fit what the instance waits for
     */
    void happen(Trial trial) {
        for (Happening event : events) {
            try {
                event.deed.on(trial);
            } catch (Refusal | IllegalArgumentException | DateTimeException | ArithmeticException e) {
                throw new Malformed(file, event.line, String.valueOf(e.getMessage()));
            }
        }
    }

    private static Deed deed(Node node) {
        List<String> said = node.entries().keySet().stream().filter(WHAT::contains).toList();
        if (said.size() != 1) {
            throw node.wrong("an event is one of complete, error, message, until, wait");
        }
        Map<String, Object> changes = variables(node);
        String what = said.getFirst();
        String of = node.get(what).text();
        return switch (what) {
            case "complete" -> {
                only(node, Set.of(what, "instance", "variables"));
                List<Integer> items = items(node.get("instance"));
                yield trial -> trial.complete(of, items, changes);
            }
            case "error" -> {
                only(node, Set.of(what, "at", "instance", "variables"));
                String at = node.get("at").text();
                List<Integer> items = items(node.get("instance"));
                yield trial -> trial.fail(at, items, of, changes);
            }
            case "message" -> {
                only(node, Set.of(what, "variables"));
                yield trial -> trial.message(of, changes);
            }
            case "until" -> {
                only(node, Set.of(what));
                Instant instant = instant(node.get(what));
                yield trial -> trial.until(instant);
            }
            default -> {
                only(node, Set.of(what));
                Wait wait = Wait.of(node.get(what));
                yield trial -> trial.until(wait.after(trial.now()));
            }
        };
    }

    private static void only(Node node, Set<String> keys) {
        node.entries().forEach((key, value) -> {
            if (!keys.contains(key)) {
                throw value.wrong("“" + key + "” is not known here");
            }
        });
    }

    private static Map<String, Object> variables(Node node) {
        Map<String, Object> variables = new HashMap<>();
        node.get("variables").entries().forEach((name, given) -> {
            Object value = given.value();
            if (value == null) {
                throw given.wrong("“" + name + "” has no value");
            }
            variables.put(name, value);
        });
        return variables;
    }

    private static @Nullable List<Integer> items(Node node) {
        return !node.isPresent() ? null : node.isList() ? node.items().stream().map(Node::integer).toList()
            : List.of(node.integer());
    }

    private static Instant instant(Node node) {
        String text = node.text();
        try {
            return text.length() == 10 ? LocalDate.parse(text).atStartOfDay(Turkish.ZONE).toInstant()
                : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw node.wrong("an instant is like 2026-11-22T09:00:00Z, or a day like 2026-11-22");
        }
    }

    /** Calendar days in Istanbul, or hours: {@code P10D}, {@code PT2H}. */
    private record Wait(Period days, Duration hours) {
        static Wait of(Node node) {
            String text = node.text();
            try {
                boolean hours = text.startsWith("PT");
                Wait wait = new Wait(hours ? Period.ZERO : Period.parse(text),
                    hours ? Duration.parse(text) : Duration.ZERO);
                if (!wait.days.isNegative() && !wait.hours.isNegative()) {
                    return wait;
                }
            } catch (DateTimeException e) {
                throw node.wrong("an amount of time is like P10D or PT2H");
            }
            throw node.wrong("time does not go back");
        }

        Instant after(Instant now) {
            return now.atZone(Turkish.ZONE).plus(days).plus(hours).toInstant();
        }
    }
}
