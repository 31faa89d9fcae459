package divan.casework;

import divan.access.Access;
import divan.journal.Act;
import divan.journal.Journal;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Takes every case row, filing, task and timer away and folds them anew from the acts, by the very fold that
 * moved the cases. A row comes back with the version it had: one for each act that moved it. A case of which
 * an act was erased cannot be told any more and does not come back; such acts are tombstones, and counted.
 */
@Component
class Rebuild {
    private static final int PAGE = 1000;

    /** @param erased acts of cases whose bodies are gone */
    record Rebuilt(int cases, int erased) {
    }

    private final Cases cases;
    private final Casework casework;
    private final DutyRows duties;
    private final OpinionRows opinions;
    private final PassedOn passedOn;
    private final Journal journal;
    private final Access access;

    Rebuild(Cases cases, Casework casework, DutyRows duties, OpinionRows opinions, PassedOn passedOn,
            Journal journal, Access access) {
        this.cases = cases;
        this.casework = casework;
        this.duties = duties;
        this.opinions = opinions;
        this.passedOn = passedOn;
        this.journal = journal;
        this.access = access;
    }

    Rebuilt all() {
        return access.asSystem(() -> {
            Set<UUID> ids = new LinkedHashSet<>(cases.clear());
            ids.addAll(filed());
            int erased = 0;
            int told = 0;
            for (UUID id : ids) {
                List<Act> all = journal.about(id);
                List<Act> acts = all.stream().filter(CaseFold::moves).toList();
                int gone = (int) acts.stream().filter(Act::erased).count();
                erased += gone;
                if (gone == 0) {
                    CaseState state = tell(acts);
                    retell(state, all);
                    told++;
                }
            }
            return new Rebuilt(told, erased);
        });
    }

    /** Who works on it, what was asked of other organs, and what it was told of registers. */
    private void retell(CaseState state, List<Act> acts) {
        duties.clear(state.id());
        opinions.clear(state.id());
        for (Act act : acts) {
            duties.follow(act, state.id(), state.organ());
            opinions.follow(act, state);
            passedOn.follow(act, state.id());
        }
    }

    /** Cases in the ledger; one so new that its act has no position yet still has its row. */
    private Set<UUID> filed() {
        Set<UUID> ids = new LinkedHashSet<>();
        long position = 0;
        for (List<Act> acts = journal.after(0, PAGE); !acts.isEmpty(); acts = journal.after(position, PAGE)) {
            acts.stream().filter(act -> act.type().equals(CaseFold.FILED))
                .forEach(act -> ids.add(act.subjects().get(1)));
            position += acts.size();
        }
        return ids;
    }

    /** Where the acts that move a case leave it. */
    CaseState told(List<Act> acts) {
        Act filed = acts.getFirst();
        CaseState state = casework.fold(null, filed).apply(null, filed).state();
        for (Act act : acts.subList(1, acts.size())) {
            state = casework.fold(state, act).apply(state, act).state();
        }
        return state;
    }

    private CaseState tell(List<Act> acts) {
        CaseState state = told(acts);
        Map<String, Object> filing = new LinkedHashMap<>();
        List.of("facts", "answers", "assessment").forEach(part -> filing.put(part,
            acts.getFirst().body().get(part)));
        cases.add(state, filing, casework.matter(state, filing), acts.size());
        return state;
    }
}
