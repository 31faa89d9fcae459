package divan.process;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * A well-formed random model, with the number of times each of its tasks must be done known from its
 * construction, not from the interpreter. Variables decide at gateways; loops count how often a task was
 * done.
 */
final class RandomModel {
    /** What a model may hold, beside start and end. */
    static final Set<String> CONSTRUCTS = Set.of("user", "service", "rule", "send", "receive", "timer",
            "message", "exclusive", "parallel", "inclusive", "event", "loop", "sub-process", "on timer",
            "on message", "on error", "beside timer", "beside message", "error end", "terminate",
            "one by one", "at once", "completion");
    private static final int KINDS = 16;

    final StringBuilder sketch = new StringBuilder();
    final Map<String, Object> variables = new HashMap<>();
    final Map<String, Times> tasks = new HashMap<>();
    /**
     * Timers and messages that must come: those at a boundary before what they bound is done. All others must
     * not.
     */
    final Set<String> going = new HashSet<>();
    /** Tasks that must fail, with the code of the error. */
    final Map<String, String> failing = new HashMap<>();
    final Set<String> constructs = new HashSet<>();
    /** How many blocks that hold blocks stand in each other, and how many sub-processes. */
    int nesting;
    int subNesting;
    private final Random random;
    private int names;
    private int subDepth;

    /** Besides what chance gives, each kind of block comes first in every seventeenth model. */
    RandomModel(long seed) {
        random = new Random(seed);
        line("s start");
        line("e finish");
        int first = (int) (seed % (KINDS + 1));
        String begun = first == KINDS ? deep("s", 4) : block("s", first, 2, Times.ONCE);
        line(block(begun, 4, Times.ONCE) + " > e");
    }

    private String deep(String after, int levels) {
        String id = name("p");
        open(id, "");
        String last = levels == 1 ? task(id + "s", Times.ONCE) : deep(id + "s", levels - 1);
        line(block(last, 1, Times.ONCE) + " > " + id + "e");
        close(id);
        line(after + " > " + id);
        return id;
    }

    private void line(String text) {
        sketch.append(text).append('\n');
    }

    private String name(String kind) {
        return kind + names++;
    }

    /** Draws a block after an element and gives the block's last element. */
    private String block(String after, int depth, Times times) {
        return block(after, depth == 0 ? random.nextInt(2) : random.nextInt(KINDS), depth, times);
    }

    private String block(String after, int kind, int depth, Times times) {
        nesting = Math.max(nesting, kind < 3 ? 4 - depth : 5 - depth);
        return switch (kind) {
            case 1 -> wait(after);
            case 2 -> block(block(after, depth - 1, times), depth - 1, times);
            case 3 -> exclusive(after, depth, times);
            case 4 -> parallel(after, depth, times);
            case 5 -> inclusive(after, depth, times);
            case 6 -> loop(after, depth, times);
            case 7 -> subProcess(after, depth, times);
            case 8 -> bounded(after, times);
            case 9 -> beside(after, depth, times);
            case 10 -> repeated(after, times);
            case 11 -> event(after, depth, times);
            case 12 -> failed(after, times);
            case 13 -> thrown(after, depth, times);
            case 14 -> terminated(after, depth, times);
            case 15 -> repeatedSub(after, depth, times);
            default -> task(after, times);
        };
    }

    private String task(String after, Times times) {
        String id = name("a");
        String kind = List.of("user", "service", "rule", "send").get(random.nextInt(4));
        constructs.add(kind);
        line(id + " " + kind);
        line(after + " > " + id);
        tasks.put(id, times);
        return id;
    }

    private String wait(String after) {
        String id = name("w");
        int kind = random.nextInt(3);
        constructs.add(List.of("timer", "message", "receive").get(kind));
        line(id + List.of(" timer P1D", " message ", " receive ").get(kind) + (kind == 0 ? "" : id));
        line(after + " > " + id);
        going.add(id);
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
        String id = name("p");
        boolean interrupted = random.nextInt(3) == 0;
        nested(id, "", depth, interrupted ? times.atMost() : times);
        line(after + " > " + id);
        return bound(id, interrupted, times, interrupted ? Times.NEVER : times);
    }

    /** What is interrupted before it could end, ends with a task that only the interruption can prevent. */
    private void nested(String id, String repeat, int depth, Times inside) {
        open(id, repeat);
        String last = block(id + "s", depth - 1, inside);
        line(id + "last user");
        line(last + " > " + id + "last > " + id + "e");
        close(id);
        tasks.put(id + "last", inside);
    }

    private void open(String id, String repeat) {
        constructs.add("sub-process");
        line(id + " sub" + repeat);
        line(id + "s start");
        line(id + "e finish");
        subDepth++;
        subNesting = Math.max(subNesting, subDepth);
    }

    private void close(String id) {
        line("end " + id);
        subDepth--;
    }

    private String bounded(String after, Times times) {
        boolean interrupted = random.nextBoolean();
        String id = task(after, interrupted ? Times.NEVER : times);
        return bound(id, interrupted, times, interrupted ? Times.NEVER : times);
    }

    /** An event at the boundary: a timer or a message of its own name. */
    private String boundary(String how, String host, boolean goes) {
        String id = name("t");
        boolean timer = random.nextBoolean();
        constructs.add(how + (timer ? " timer" : " message"));
        line(id + " " + how + " " + host + (timer ? " timer P1D" : " message " + id));
        if (goes) {
            going.add(id);
        }
        return id;
    }

    private String bound(String host, boolean goes, Times times, Times normal) {
        return meet(boundary("on", host, goes), goes ? times : Times.NEVER, host, normal);
    }

    /** The way of a boundary event and the normal way meet again. */
    private String meet(String event, Times other, String host, Times normal) {
        String join = name("y");
        line(join + " exclusive");
        line(task(event, other) + " > " + join);
        line(task(host, normal) + " > " + join);
        return join;
    }

    /** An event beside a task: its way ends by itself. */
    private String beside(String after, int depth, Times times) {
        boolean goes = random.nextBoolean();
        String host = task(after, times);
        String last = block(boundary("beside", host, goes), depth - 1, goes ? times : Times.NEVER);
        String end = name("e");
        line(end + " finish");
        line(last + " > " + end);
        return host;
    }

    /** A number of instances and how many of them are needed. */
    private record Repeat(String text, int count, int needed, boolean sequential) {
    }

    private Repeat repeat(int least, int most) {
        int count = least + random.nextInt(most - least + 1);
        boolean sequential = random.nextBoolean();
        boolean until = count > 0 && random.nextBoolean();
        int needed = until ? 1 + random.nextInt(count) : count;
        constructs.add(sequential ? "one by one" : "at once");
        if (until) {
            constructs.add("completion");
        }
        return new Repeat(" times " + count + (sequential ? " sequential" : "")
                + (until ? " until numberOfCompletedInstances = " + needed : ""), count, needed, sequential);
    }

    private String repeated(String after, Times times) {
        Repeat repeat = repeat(0, 3);
        String id = name("a");
        line(id + (random.nextBoolean() ? " user" : " service") + repeat.text());
        line(after + " > " + id);
        tasks.put(id, times.by(repeat.needed()));
        return id;
    }

    private String repeatedSub(String after, int depth, Times times) {
        Repeat repeat = repeat(1, 2);
        boolean interrupted = random.nextInt(3) == 0;
        boolean exact = !interrupted && (repeat.sequential() || repeat.needed() == repeat.count());
        Times inside = times.by(repeat.sequential() ? repeat.needed() : repeat.count());
        String id = name("p");
        nested(id, repeat.text(), depth, exact ? inside : inside.atMost());
        line(after + " > " + id);
        return bound(id, interrupted, times, interrupted ? Times.NEVER : times);
    }

    /** A task that may fail. */
    private String failed(String after, Times times) {
        boolean fails = random.nextBoolean();
        String id = task(after, fails ? Times.NEVER : times);
        if (fails) {
            failing.put(id, "lost");
        }
        return caught(id, random.nextBoolean() ? " lost" : "", fails, times);
    }

    private String caught(String host, String code, boolean goes, Times times) {
        constructs.add("on error");
        String event = name("c");
        line(event + " on " + host + " error" + code);
        return meet(event, goes ? times : Times.NEVER, host, goes ? Times.NEVER : times);
    }

    /** A sub-process, perhaps around another, that may end with an error. */
    private String thrown(String after, int depth, Times times) {
        constructs.add("error end");
        boolean goes = random.nextBoolean();
        boolean twice = depth > 1 && random.nextBoolean();
        Times inside = goes ? times.atMost() : times;
        String outer = name("p");
        open(outer, "");
        String id = twice ? name("p") : outer;
        if (twice) {
            open(id, "");
        }
        String split = name("x");
        String variable = name("v");
        variables.put(variable, goes ? 1 : 0);
        line(split + " exclusive");
        line(split + "err error gone");
        line(block(id + "s", depth - 1, inside) + " > " + split);
        line(split + " > " + split + "err if " + variable + " = 1");
        line(split + " > " + id + "e else");
        if (twice) {
            close(id);
            line(outer + "s > " + id + " > " + outer + "e");
        }
        close(outer);
        line(after + " > " + outer);
        return caught(outer, random.nextBoolean() ? " gone" : "", goes, times);
    }

    /** Two ways in a sub-process, of which one ends the other. */
    private String terminated(String after, int depth, Times times) {
        constructs.add("terminate");
        String id = name("p");
        open(id, "");
        line(id + "f parallel");
        line(id + "t terminate");
        line(id + "last user");
        line(id + "s > " + id + "f");
        line(block(id + "f", depth - 1, times.atMost()) + " > " + id + "e");
        line(block(id + "f", depth - 1, times.atMost()) + " > " + id + "last > " + id + "t");
        close(id);
        tasks.put(id + "last", times);
        line(after + " > " + id);
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
            String catching = name("t");
            line(catching + (random.nextBoolean() ? " timer P" + (i + 1) + "D" : " message " + catching));
            line(gateway + " > " + catching);
            line(block(catching, depth - 1, i == taken ? times : Times.NEVER) + " > " + join);
            if (i == taken) {
                going.add(catching);
            }
        }
        return join;
    }
}
