package divan.casework;

import divan.access.Access;
import divan.journal.Act;
import divan.journal.Journal;
import divan.kernel.Json;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/** Tells cases again from their acts and compares: a case's row says what its acts say, and nothing else. */
@Component
public class Refolding {
    /**
     * @param told cases whose row is what their acts make
     * @param untellable cases of which an act was erased
     * @param different ids of cases whose row says something else
     */
    public record Refolded(int told, int untellable, List<UUID> different) {
    }

    private enum Outcome { TOLD, UNTELLABLE, DIFFERENT }

    private final Cases cases;
    private final Rebuild rebuild;
    private final Journal journal;
    private final Access access;

    Refolding(Cases cases, Rebuild rebuild, Journal journal, Access access) {
        this.cases = cases;
        this.rebuild = rebuild;
        this.journal = journal;
        this.access = access;
    }

    /** @param atMost how many cases, those filed last first */
    public Refolded latest(int atMost) {
        return access.asSystem(() -> {
            List<UUID> ids = cases.latest(atMost);
            List<Outcome> outcomes = ids.stream().map(this::outcome).toList();
            return new Refolded(count(outcomes, Outcome.TOLD), count(outcomes, Outcome.UNTELLABLE),
                IntStream.range(0, ids.size())
                    .filter(i -> outcomes.get(i) == Outcome.DIFFERENT).mapToObj(ids::get).toList());
        });
    }

    private static int count(List<Outcome> outcomes, Outcome outcome) {
        return (int) outcomes.stream().filter(outcome::equals).count();
    }

    private Outcome outcome(UUID id) {
        List<Act> acts = journal.about(id).stream().filter(CaseFold::moves).toList();
        if (acts.isEmpty() || acts.stream().anyMatch(Act::erased)) {
            return acts.isEmpty() ? Outcome.DIFFERENT : Outcome.UNTELLABLE;
        }
        Cases.Stored stored = cases.find(id).orElseThrow();
        boolean same = stored.version() == acts.size() && stored.state().equals(written(rebuild.told(acts)));
        return same ? Outcome.TOLD : Outcome.DIFFERENT;
    }

    /** As a row holds it. */
    private static CaseState written(CaseState state) {
        return CaseState.of(Json.map(Json.canonical(state.toMap())));
    }
}
