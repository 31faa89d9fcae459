package divan.casework;

import divan.journal.Act;
import divan.journal.Follower;
import divan.journal.Journal;
import divan.kernel.Turkish;
import divan.legislation.Parameters;
import divan.registers.Registers;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Some time after the last case of a party at an organ has ended, the organ has nothing to do with them any
 * more and no longer sees their rows in registers: what data are processed for is over (law 6698/7/1). How
 * long, a parameter says. A new case, or the correction of an old one, begins it anew.
 */
@Component
final class ConcernEnding implements Follower {
    private static final String NAME = "concerns";
    private static final String PARAMETER = "casework.concern-days";
    /** Where no pack says anything: the time for a suit (law 2577/7/1). */
    private static final int DAYS = 60;
    private static final Set<String> ENDING = Set.of(CaseFold.DECIDED, CaseFold.SERVED, CaseFold.CORRECTED,
        CaseFold.WITHDRAWN, CaseFold.REMOVED, CaseFold.DOCUMENTS_LAPSED, CaseFold.LAPSED);

    private final Cases cases;
    private final Registers registers;
    private final Parameters parameters;

    ConcernEnding(Cases cases, Registers registers, Parameters parameters, Journal journal) {
        this.cases = cases;
        this.registers = registers;
        this.parameters = parameters;
        journal.follow(NAME, ENDING::contains, this);
    }

    @Override
    public void on(Act act, long position) {
        LocalDate day = LocalDate.ofInstant(act.at(), Turkish.ZONE);
        act.subjects().stream().flatMap(subject -> cases.find(subject).stream()).map(Cases.Stored::state)
            .forEach(state -> registers.concernedBy(state.party(), state.organ())
                .ifPresent(by -> end(state.party(), state.organ(), by, day)));
    }

    /** @param by the act of the concern, read before the cases are: one filed since has another */
    private void end(UUID party, String organ, UUID by, LocalDate day) {
        List<CaseState> theirs = cases.of(party).stream()
            .filter(state -> state.organ().equals(organ)).toList();
        if (theirs.stream().noneMatch(ConcernEnding::goesOn)) {
            LocalDate last = theirs.stream().flatMap(ConcernEnding::ends).reduce(day,
                (a, b) -> a.isAfter(b) ? a : b);
            registers.concernEnds(party, organ, by, last.plusDays(days(last) + 1));
        }
    }

    /** Not decided, or something is left to do. */
    private static boolean goesOn(CaseState state) {
        return state.isOpen() || !state.tasks().isEmpty();
    }

    private static Stream<LocalDate> ends(CaseState state) {
        return Stream.of(Optional.ofNullable(state.concludedOn()), Optional.ofNullable(state.servedOn()))
            .flatMap(Optional::stream);
    }

    private int days(LocalDate day) {
        return parameters.number(PARAMETER, day, 0, DAYS);
    }
}
