package divan.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;

/** Plays a random model in a random order of events until it ends. */
final class RandomPlay {
    private final RandomModel random;
    private final Random choice;
    private final Player player;
    private final Set<String> delivered = new HashSet<>();

    /** An event that must come to the token of an activity or event. */
    private record Coming(String element, int of, String message) {
    }

    /**
     * Understands {@code v = 1}, {@code rounds task n} (done less than n times in this round) and
     * numbers.
     */
    private record Counts() implements Conditions {
        @Override
        public boolean holds(String expression, Map<String, Object> variables) {
            String[] words = expression.split(" ");
            if (words[0].equals("rounds")) {
                return (int) variables.getOrDefault(words[1], 0) % Integer.parseInt(words[2]) != 0;
            }
            return variables.get(words[0]).toString().equals(words[2]);
        }

        @Override
        public Object value(String expression, Map<String, Object> variables) {
            return Integer.valueOf(expression);
        }
    }

    private RandomPlay(RandomModel random, long seed) {
        this.random = random;
        this.choice = new Random(seed);
        this.player = new Player(Sketch.model(random.sketch.toString()), new Counts(), random.variables);
    }

    static Player play(RandomModel random, long seed) {
        RandomPlay play = new RandomPlay(random, seed);
        for (int steps = 0; play.player.ended == null; steps++) {
            assertThat(steps).as("steps of a bounded model").isLessThan(20_000);
            play.next();
        }
        return play.player;
    }

    private void next() {
        List<Coming> coming = coming();
        Set<String> names = new HashSet<>();
        List<Coming> ready = coming.stream().filter(c -> c.message.isEmpty()
                || names.add(c.message) && !delivered.contains(c.of + c.element)).toList();
        List<Integer> tasks = player.tasks.keySet().stream().filter(task -> coming.stream()
                .noneMatch(c -> !delivered.contains(c.of + c.element) && isHeldUp(task, c))).toList();
        if (tasks.isEmpty() || !ready.isEmpty() && choice.nextInt(3) == 0) {
            assertThat(ready).as("what may happen in %s", random.sketch).isNotEmpty();
            let(ready.get(choice.nextInt(ready.size())));
        } else {
            does(tasks.get(choice.nextInt(tasks.size())));
        }
    }

    private void let(Coming event) {
        if (event.message.isEmpty()) {
            player.due(Objects.requireNonNull(player.timers.get(event.of)));
        } else {
            delivered.add(event.of + event.element);
            player.message(event.message);
        }
    }

    private void does(int task) {
        String element = player.tasks.get(task);
        String code = random.failing.get(element);
        if (code == null) {
            player.variables.merge(element, 1, (a, b) -> (int) a + (int) b);
            player.complete(task);
        } else {
            player.apply(new Event.Failed(task, code, Map.copyOf(player.variables), player.now));
        }
    }

    /** Timers by their own number, messages by the token that waits. */
    private List<Coming> coming() {
        List<Coming> coming = new ArrayList<>();
        player.timers.values().stream().filter(timer -> random.going.contains(timer.element()))
                .forEach(timer -> coming.add(new Coming(timer.element(), timer.timer(), "")));
        for (Token token : player.state.tokens()) {
            receivers(token).stream()
                    .filter(e -> random.going.contains(e.id()) && !OurSide.message(e).isEmpty())
                    .forEach(e -> coming.add(new Coming(e.id(), token.id(), OurSide.message(e))));
        }
        return coming;
    }

    private List<Element> receivers(Token token) {
        Element element = player.model.element(token.at());
        List<Element> receivers = new ArrayList<>();
        if (element.kind() instanceof Kind.EventBased) {
            player.model.outgoing(element.id()).forEach(f -> receivers.add(player.model.element(f.to())));
        } else {
            receivers.add(element);
        }
        if (token.index() < 0) {
            receivers.addAll(player.model.boundaries(element.id()));
        }
        return receivers;
    }

    /** Whether this event would be too late, were the task done now. */
    private boolean isHeldUp(int task, Coming event) {
        Kind kind = player.model.element(event.element).kind();
        if (!(kind instanceof Kind.Boundary(String host, var _, var _))) {
            return false;
        }
        int of = event.message.isEmpty() ? player.state.timers().stream()
                .filter(timer -> timer.id() == event.of).findFirst().orElseThrow().of() : event.of;
        return of == task || host.concat("last").equals(player.tasks.get(task)) && isInside(task, of);
    }

    private boolean isInside(int token, int host) {
        for (Token at = OurSide.token(player.state, token); at != null;
                at = OurSide.token(player.state, at.in())) {
            if (at.id() == host) {
                return true;
            }
        }
        return false;
    }
}
