package divan.process;

import java.util.List;

/**
 * What came of an input, as far as any engine shows it.
 *
 * @param path flows taken and end events reached, in the order in which the engine says them. The way from an
 * event-based gateway to its events is left out: whether a token takes it is seen by what follows.
 * @param waits for what the instance waits afterwards, sorted: activities and events with their items, and
 * timers with the instant at which they are due; and the tokens that wait to be joined
 */
record Stage(List<String> path, List<String> waits) {
    static String wait(String element, List<Integer> items) {
        return element + items;
    }

    static String joining(String gateway, List<Integer> items) {
        return "at " + gateway + items;
    }
}
