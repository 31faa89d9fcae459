package divan.casework;

import divan.access.Access;
import divan.casework.Results.Taking;
import divan.journal.Act;
import divan.kernel.Failure;
import divan.web.Caller;
import java.time.Instant;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * The applicant takes the application back, at any step until it is decided. What ends with it is the
 * service's to say: the right to stay that rests on it (law 6458/24/2); a register that was disputed stays as
 * it is.
 */
@Component
public class Withdrawal {
    private final Moves moves;
    private final HandingIn handingIn;
    private final Access access;

    Withdrawal(Moves moves, HandingIn handingIn, Access access) {
        this.moves = moves;
        this.handingIn = handingIn;
        this.access = access;
    }

    public boolean isPossible(CaseState state) {
        return state.isOpen() && moves.fold(state).awaits(state, CaseFold.WITHDRAWN);
    }

    /**
     * Withdraws; doing it again gives the same.
     *
     * @throws Failure CONFLICT where the case was decided or removed meanwhile
     */
    public Taking withdraw(Caller caller, String no) {
        return access.write(caller, () -> {
            Applications.party(caller);
            Cases.Stored stored = moves.locked(no);
            CaseState state = stored.state();
            if (state.name().equals(CaseState.WITHDRAWN)) {
                return new Taking.Taken(no, state.lastAct());
            }
            if (!isPossible(state)) {
                throw Failure.conflict(state.decidedOn() == null ? "withdrawal-too-late"
                    : "decided-meanwhile");
            }
            return withdrawn(caller, stored);
        });
    }

    private Taking withdrawn(Caller caller, Cases.Stored stored) {
        CaseState state = stored.state();
        Instant now = access.now();
        Act act = Act.of(now, caller.actor().towards(state.organ()), CaseFold.WITHDRAWN,
            caller.about(state.party(), state.id()),
            moves.definition(state).service().withdrawalBasis(), "application",
            Map.of("no", state.no(), "service", state.service(), "on", Applications.day(now).toString()));
        moves.move(stored, act);
        access.asSystem(() -> {
            handingIn.forget(state);
            return true;
        });
        return new Taking.Taken(state.no(), act.id());
    }
}
