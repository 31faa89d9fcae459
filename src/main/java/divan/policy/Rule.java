package divan.policy;

import java.util.List;
import java.util.Set;

/**
 * One thing that is allowed. Whatever no rule allows is denied; no rule forbids.
 *
 * @param id in the whole book
 * @param what kind of data ({@code messages}), one of a kind ({@code register:insurance}), or each of it
 * ({@code case:*})
 * @param purpose code; who reads for another purpose does not read by this rule
 * @param fields of a register; empty where what is read has no fields that could be told apart
 * @param basis provisions that the reading rests on; empty where what is read says so
 */
public record Rule(String id, Who who, Relation whose, String what, String purpose, Set<String> fields,
        List<String> basis) {
    private static final String EACH = ":*";

    public Rule {
        fields = Set.copyOf(fields);
        basis = List.copyOf(basis);
    }

    /** {@code case:*} covers the cases of every service. */
    boolean covers(String asked) {
        return asked.equals(what)
            || what.endsWith(EACH) && asked.startsWith(what.substring(0, what.length() - 1));
    }
}
