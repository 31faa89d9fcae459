package divan.process;

/** Why an event cannot be applied. The state before it stays valid; nothing happened. */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public enum Reason {
        /** No such token, timer or waiting message: done already, withdrawn, or never there. */
        NOT_WAITING,
        /** The timer is due later. */
        TOO_EARLY,
        /** No boundary event catches the error of a failed task. */
        ERROR_NOT_CAUGHT,
        /** An expression failed or gave no value of the wanted sort. */
        EXPRESSION,
        /**
         * More than {@link Interpreter#MAX_TOKENS} tokens, or {@link Interpreter#MAX_MOVES} moves in one
         * step.
         */
        TOO_MUCH
    }

    private final Reason reason;
    private final String element;

    Refusal(Reason reason, String element, String message) {
        super(reason + (element.isEmpty() ? "" : " at " + element) + ": " + message);
        this.reason = reason;
        this.element = element;
    }

    public Reason reason() {
        return reason;
    }

    /** The element at fault; empty where it is the event. */
    public String element() {
        return element;
    }
}
