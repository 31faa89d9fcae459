package divan.process;

import org.jspecify.annotations.Nullable;

/** What an element of a model is, with what only that kind has (BPMN 2.0.2 §10). */
public sealed interface Kind {
    /** A none start event: of the process, or of a sub-process. */
    record Start() implements Kind {
    }

    /** A none end event: consumes its token. */
    record End() implements Kind {
    }

    /** Ends everything in the process or sub-process it stands in. */
    record Terminate() implements Kind {
    }

    record ErrorEnd(String code) implements Kind {
    }

    /** Somebody or something does it and reports back with {@link Event.Completed}. */
    record Task(Work work) implements Kind {
    }

    /** Waits for the message of this name. */
    record Receive(String message) implements Kind {
    }

    record SubProcess() implements Kind {
    }

    record Exclusive() implements Kind {
    }

    record Inclusive() implements Kind {
    }

    record Parallel() implements Kind {
    }

    record EventBased() implements Kind {
    }

    /** An intermediate catch event: timer or message. */
    record Catch(Trigger trigger) implements Kind {
    }

    /** @param host the activity it is attached to */
    record Boundary(String host, boolean interrupting, Trigger trigger) implements Kind {
    }

    /** A person works on a USER task; the others are automatic. */
    enum Work {
        USER, SERVICE, BUSINESS_RULE, SEND
    }

    /** What sets an event off. */
    sealed interface Trigger {
    }

    record OnTimer(Timing timing) implements Trigger {
    }

    record OnMessage(String name) implements Trigger {
    }

    /** @param code the error caught; null catches every error */
    record OnError(@Nullable String code) implements Trigger {
    }

    default boolean isActivity() {
        return this instanceof Task || this instanceof Receive || this instanceof SubProcess;
    }

    default boolean isEnd() {
        return this instanceof End || this instanceof Terminate || this instanceof ErrorEnd;
    }

    /** A gateway through which a token passes without waiting for anything but other tokens. */
    default boolean isInstant() {
        return this instanceof Exclusive || this instanceof Inclusive || this instanceof Parallel;
    }
}
