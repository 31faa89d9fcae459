package divan.journal;

import divan.journal.FourEyes.Decided;
import divan.journal.Reconciliation.Reconciled;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Rows of proposals that a second official decides, each against the act that proposed it and the one that
 * decided it; and every proposal among the acts against the rows.
 */
public final class ProposalRows {
    /**
     * @param act that proposed it
     * @param body all that this act says; the one that decides says it again, and more
     * @param post of whoever proposed it
     * @param decidedAs type of the act that decided it; empty while it waits
     */
    public record Row(UUID act, Map<String, Object> body, Instant at, String post, @Nullable Decided decided,
            String decidedAs) {
    }

    private ProposalRows() {
    }

    /**
     * @param proposed type of the act of a proposal
     * @param verdicts types of the acts that decide one
     */
    public static Reconciled held(Told told, String table, String proposed, List<String> verdicts,
            List<Row> rows) {
        Map<UUID, Act> acts = new HashMap<>();
        told.each(Stream.concat(Stream.of(proposed), verdicts.stream()).toList(),
            act -> acts.put(act.id(), act));
        Set<String> decided = acts.values().stream().filter(act -> !act.type().equals(proposed))
            .map(act -> String.valueOf(act.body().get("proposal"))).collect(Collectors.toSet());
        Set<UUID> kept = rows.stream().map(Row::act).collect(Collectors.toSet());
        List<Discrepancy> wrong = new ArrayList<>();
        rows.stream().filter(row -> !isProposed(row, acts.get(row.act()), proposed)
                || !isDecided(row, acts, decided))
            .forEach(row -> wrong.add(Discrepancy.of("row-differs", table, row.act(), row.act())));
        acts.values().stream().filter(act -> act.type().equals(proposed) && !kept.contains(act.id()))
            .forEach(act -> wrong.add(Discrepancy.of("row-gone", table, act.id(), act.id())));
        return new Reconciled(rows.size(), 0, wrong);
    }

    private static boolean isProposed(Row row, @Nullable Act act, String type) {
        return act != null && act.type().equals(type) && act.at().equals(row.at())
            && Objects.equals(act.actor().post(), row.post()) && act.body().equals(row.body());
    }

    private static boolean isDecided(Row row, Map<UUID, Act> acts, Set<String> all) {
        Decided decided = row.decided();
        if (decided == null) {
            return !all.contains(row.act().toString());
        }
        Act act = acts.get(decided.act());
        return act != null && act.type().equals(row.decidedAs()) && act.at().equals(decided.at())
            && Objects.equals(act.actor().post(), decided.post())
            && row.act().toString().equals(act.body().get("proposal"))
            && decided.answer().equals(act.body().get("answer"))
            && act.body().entrySet().containsAll(row.body().entrySet());
    }
}
