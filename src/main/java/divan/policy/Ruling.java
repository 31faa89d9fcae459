package divan.policy;

import java.util.Set;

/** What the book says to a question. */
public sealed interface Ruling {
    /** @param fields those of a register that may be read; empty where what is read has none */
    record Allowed(Rule rule, Set<String> fields) implements Ruling {
    }

    record Denied(Why why) implements Ruling {
    }

    /** Why not, the nearest miss. */
    enum Why {
        /** Nobody reads this for that purpose. */
        NO_RULE,
        /** Others do: who asks lacks the function, or is not of those it is for. */
        NOT_THEM,
        /** They would, were it theirs, their organ's, or asked of it. */
        NOT_THEIRS
    }
}
