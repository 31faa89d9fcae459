package divan.journal;

import divan.journal.FourEyes.Decided;
import divan.journal.Reconciliation.Reconciled;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Rows of proposals that a second official decides, each against the act that proposed it and the one that
 * decided it, and the acts against the rows.
 */
public final class ProposalRows {
    /**
     * @param act that proposed it
     * @param subject of its acts
     * @param body what both acts say of it
     * @param decidedAs type of the act that decided it; empty while it waits
     */
    public record Row(UUID act, UUID subject, Map<String, Object> body, @Nullable Decided decided,
            String decidedAs) {
    }

    private ProposalRows() {
    }

    /**
     * @param proposed type of the act of a proposal
     * @param family what the types of all these acts begin with, as {@code budget.}
     */
    public static Reconciled held(Journal journal, String table, String proposed, String family,
            List<Row> rows) {
        List<Discrepancy> wrong = new ArrayList<>();
        rows.stream().filter(row -> !isProposed(journal, row, proposed) || !isDecided(journal, row))
            .forEach(row -> wrong.add(Discrepancy.of("row-differs", table, row.act(), null)));
        Map<UUID, Row> byAct = rows.stream().collect(Collectors.toMap(Row::act, Function.identity()));
        Set<UUID> subjects = rows.stream().map(Row::subject).collect(Collectors.toCollection(
            LinkedHashSet::new));
        for (UUID subject : subjects) {
            journal.about(subject).stream().filter(act -> act.type().startsWith(family))
                .filter(act -> !stands(act, act.type().equals(proposed), byAct)).forEach(act ->
                    wrong.add(Discrepancy.of("row-gone", table, act.body().getOrDefault("proposal",
                        act.id().toString()), act.id())));
        }
        return new Reconciled(rows.size(), 0, wrong);
    }

    private static boolean isProposed(Journal journal, Row row, String proposed) {
        return journal.find(row.act()).filter(act -> act.type().equals(proposed) && says(act, row))
            .isPresent();
    }

    private static boolean isDecided(Journal journal, Row row) {
        Decided decided = row.decided();
        return decided == null || journal.find(decided.act()).filter(act ->
            act.type().equals(row.decidedAs()) && says(act, row)
            && row.act().toString().equals(act.body().get("proposal"))
            && decided.answer().equals(act.body().get("answer"))).isPresent();
    }

    /** What an act says of a row, whatever it says beside. */
    private static boolean says(Act act, Row row) {
        return row.body().entrySet().stream().allMatch(said ->
            said.getValue().equals(act.body().get(said.getKey())));
    }

    private static boolean stands(Act act, boolean proposal, Map<UUID, Row> byAct) {
        if (proposal) {
            return byAct.containsKey(act.id());
        }
        Row row = byAct.get(UUID.fromString(String.valueOf(act.body().get("proposal"))));
        return row != null && row.decided() != null && row.decided().act().equals(act.id());
    }
}
