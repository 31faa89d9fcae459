package divan.process;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * A well-formed random model, with the number of times each of its tasks must be done known from its
 * construction, not from the interpreter. Variables decide at gateways; loops count how often a task was
 * done.
 */
final class RandomModel {
    /** How often a task must be done: between these, both inclusive. */
    record Times(int least, int most) {
        static final Times ONCE = new Times(1, 1);
        static final Times NEVER = new Times(0, 0);

        Times by(int factor) {
            return new Times(least * factor, most * factor);
        }

        Times atMost() {
            return new Times(0, most);
        }
    }

    final StringBuilder sketch = new StringBuilder();
    final Map<String, Object> variables = new HashMap<>();
    final Map<String, Times> tasks = new HashMap<>();
    /** Timers that must go off before what they bound is done; all other boundary timers must not. */
    final Set<String> going = new HashSet<>();
    final Set<String> constructs = new HashSet<>();
    private final Random random;
    private int names;

    RandomModel(long seed) {
        random = new Random(seed);
        line("s start");
        line("e finish");
        String last = block("s", 4, Times.ONCE);
        line(last + " > e");
    }

    private void line(String text) {
        sketch.append(text).append('\n');
    }

    private String name(String kind) {
        return kind + names++;
    }

    /** Draws a block after an element and gives the block's last element. */
    private String block(String after, int depth, Times times) {
        int kind = depth == 0 ? 0 : random.nextInt(10);
        return switch (kind) {
            case 1, 2 -> block(block(after, depth - 1, times), depth - 1, times);
            case 3 -> exclusive(after, depth, times);
            case 4 -> parallel(after, depth, times);
            case 5 -> inclusive(after, depth, times);
            case 6 -> loop(after, depth, times);
            case 7 -> subProcess(after, depth, times);
            case 8 -> random.nextBoolean() ? beside(after, depth, times) : bounded(after, depth, times);
            case 9 -> random.nextBoolean() ? repeated(after, times) : event(after, depth, times);
            default -> task(after, times);
        };
    }

    private String task(String after, Times times) {
        String id = name("a");
        line(id + (random.nextBoolean() ? " user" : " service"));
        line(after + " > " + id);
        tasks.put(id, times);
        return id;
    }

    private String exclusive(String after, int depth, Times times) {
        constructs.add("exclusive");
        int ways = 2 + random.nextInt(2);
        int taken = random.nextInt(ways);
        String variable = name("v");
        variables.put(variable, taken);
        String split = name("x");
        String join = name("y");
        line(split + " exclusive");
        line(join + " exclusive");
        line(after + " > " + split);
        for (int i = 0; i < ways; i++) {
            String first = step(split, i == ways - 1 ? "else" : "if " + variable + " = " + i);
            String last = block(first, depth - 1, i == taken ? times : Times.NEVER);
            line(last + " > " + join);
            tasks.put(first, i == taken ? times : Times.NEVER);
        }
        return join;
    }

    /** A task that a flow with a condition leads to. */
    private String step(String gateway, String condition) {
        String id = name("a");
        line(id + " user");
        line(gateway + " > " + id + " " + condition);
        return id;
    }

    private String parallel(String after, int depth, Times times) {
        constructs.add("parallel");
        String split = name("f");
        String join = name("j");
        line(split + " parallel");
        line(join + " parallel");
        line(after + " > " + split);
        for (int i = 2 + random.nextInt(2); i > 0; i--) {
            line(block(split, depth - 1, times) + " > " + join);
        }
        return join;
    }

    private String inclusive(String after, int depth, Times times) {
        constructs.add("inclusive");
        String split = name("i");
        String join = name("k");
        line(split + " inclusive");
        line(join + " inclusive");
        line(after + " > " + split);
        boolean any = false;
        for (int i = 0; i < 2 + random.nextInt(2); i++) {
            boolean taken = random.nextBoolean();
            any |= taken;
            String variable = name("v");
            variables.put(variable, taken ? 1 : 0);
            branch(split, "if " + variable + " = 1", join, depth, taken ? times : Times.NEVER);
        }
        branch(split, "else", join, depth, any ? Times.NEVER : times);
        return join;
    }

    private void branch(String split, String condition, String join, int depth, Times times) {
        String first = step(split, condition);
        tasks.put(first, times);
        line(block(first, depth - 1, times) + " > " + join);
    }

    private String loop(String after, int depth, Times times) {
        constructs.add("loop");
        int rounds = 1 + random.nextInt(3);
        String entry = name("y");
        String body = name("a");
        String exit = name("x");
        line(entry + " exclusive");
        line(exit + " exclusive");
        line(body + " user");
        line(after + " > " + entry);
        tasks.put(body, times.by(rounds));
        String last = block(entry, depth - 1, times.by(rounds));
        line(last + " > " + body + " > " + exit);
        line(exit + " > " + entry + " if rounds " + body + " " + rounds);
        String on = name("a");
        line(on + " service");
        line(exit + " > " + on + " else");
        tasks.put(on, times);
        return on;
    }

    private String subProcess(String after, int depth, Times times) {
        constructs.add("sub");
        String id = name("p");
        boolean interrupted = random.nextInt(3) == 0;
        Times inside = interrupted ? times.atMost() : times;
        nested(id, depth, inside);
        line(after + " > " + id);
        return afterTimer(id, interrupted, "on", times, interrupted ? Times.NEVER : times);
    }

    /** What is interrupted before it could end, ends with a task that only the timer can prevent. */
    private void nested(String id, int depth, Times inside) {
        line(id + " sub");
        line(id + "s start");
        line(id + "e finish");
        String last = block(id + "s", depth - 1, inside);
        line(id + "last user");
        line(last + " > " + id + "last > " + id + "e");
        line("end " + id);
        tasks.put(id + "last", inside);
    }

    private String bounded(String after, int depth, Times times) {
        boolean interrupted = random.nextBoolean();
        String id = task(after, interrupted ? Times.NEVER : times);
        return afterTimer(id, interrupted, "on", times, interrupted ? Times.NEVER : times);
    }

    /** A boundary timer's way and the normal way meet again. */
    private String afterTimer(String host, boolean goes, String how, Times times, Times normal) {
        constructs.add("boundary");
        String timer = name("t");
        String join = name("y");
        line(timer + " " + how + " " + host + " timer P1D");
        line(join + " exclusive");
        line(task(timer, goes ? times : Times.NEVER) + " > " + join);
        line(task(host, normal) + " > " + join);
        if (goes) {
            going.add(timer);
        }
        return join;
    }

    /** A timer beside a task: its way ends by itself. */
    private String beside(String after, int depth, Times times) {
        constructs.add("beside");
        boolean goes = random.nextBoolean();
        String host = task(after, times);
        String timer = name("t");
        line(timer + " beside " + host + " timer P1D");
        String last = block(timer, depth - 1, goes ? times : Times.NEVER);
        String end = name("e");
        line(end + " finish");
        line(last + " > " + end);
        if (goes) {
            going.add(timer);
        }
        return host;
    }

    private String repeated(String after, Times times) {
        constructs.add("repeated");
        int count = random.nextInt(4);
        String id = name("a");
        line(id + " user times " + count + (random.nextBoolean() ? " sequential" : ""));
        line(after + " > " + id);
        tasks.put(id, times.by(count));
        return id;
    }

    private String event(String after, int depth, Times times) {
        constructs.add("event");
        String gateway = name("g");
        String join = name("y");
        line(gateway + " event");
        line(join + " exclusive");
        line(after + " > " + gateway);
        int taken = random.nextInt(2);
        for (int i = 0; i < 2; i++) {
            String timer = name("t");
            line(timer + " timer P" + (i + 1) + "D");
            line(gateway + " > " + timer);
            line(block(timer, depth - 1, i == taken ? times : Times.NEVER) + " > " + join);
            if (i == taken) {
                going.add(timer);
            }
        }
        return join;
    }
}
