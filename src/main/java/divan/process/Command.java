package divan.process;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the caller is to do, in this order, in the transaction that keeps the new state. */
public sealed interface Command {
    /**
     * Show a task to people.
     *
     * @param attributes of the namespace {@link Model#NAMESPACE}
     * @param items which instances of repeated activities it belongs to, outermost first, from 0; empty for
     * none
     */
    record OpenTask(int token, String element, String name, Map<String, String> attributes,
            List<Integer> items) implements Command {
    }

    /** Do an automatic task (service, business rule or send) and answer with Completed or Failed. */
    record RunService(int token, String element, Kind.Work work, Map<String, String> attributes,
            List<Integer> items) implements Command {
    }

    /** A task is no longer wanted: withdraw it, or ignore the answer of an automatic one. */
    record CloseTask(int token) implements Command {
    }

    /** Send {@link Event.TimerDue} with this id once it is due. */
    record SetTimer(int timer, String element, Instant due) implements Command {
    }

    record CancelTimer(int timer) implements Command {
    }

    /** Always the last. @param error that of the error end event which nothing caught, or null */
    record Ended(@Nullable String error) implements Command {
    }
}
