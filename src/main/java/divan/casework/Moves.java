package divan.casework;

import divan.journal.Act;
import divan.journal.Journal;
import divan.kernel.Failure;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Moves a case by an act, in the caller's transaction: appended, folded, kept, and what the process reached
 * by itself carried out. Whoever moves a case locks it first, so that of two at once the later one sees what
 * the first one did.
 */
@Component
class Moves {
    private final Cases cases;
    private final Definitions definitions;
    private final Effects effects;
    private final Journal journal;

    Moves(Cases cases, Definitions definitions, Effects effects, Journal journal) {
        this.cases = cases;
        this.definitions = definitions;
        this.effects = effects;
        this.journal = journal;
    }

    /** @throws Failure NOT_FOUND also for somebody else's case */
    Cases.Stored locked(String no) {
        return cases.lock(no).orElseThrow(Failure::notFound);
    }

    Definition definition(CaseState state) {
        return definitions.of(state);
    }

    CaseFold fold(CaseState state) {
        return new CaseFold(definition(state).interpreter());
    }

    /** By which an act is folded: a case may go on by another version. Before its filing it is null. */
    CaseFold fold(@Nullable CaseState before, Act act) {
        return definitions.fold(before, act);
    }

    /** @throws Failure CONFLICT where somebody moved the case since it was read; nothing is appended then */
    CaseState move(Cases.Stored stored, Act act) {
        CaseFold.Moved moved = fold(stored.state(), act).apply(stored.state(), act);
        journal.append(act);
        if (!cases.change(moved.state(), stored.version())) {
            throw Failure.conflict("changed-meanwhile");
        }
        if (!moved.services().isEmpty()) {
            effects.carryOut(moved, definition(stored.state()), act, cases.filing(stored.state().id()));
        }
        return moved.state();
    }
}
