package divan.casework;

import divan.access.Access;
import divan.casework.Results.Taking;
import divan.journal.Act;
import divan.journal.Actor;
import divan.journal.Journal;
import divan.kernel.Failure;
import divan.kernel.Violation;
import divan.web.Caller;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * A person asks why their data were read (6698/11/1-c): whoever is responsible in the organ answers; the
 * official who read is asked for their reason and has nothing else to do with the case.
 */
@Component
public class ReadReasons {
    /** The act by which the reader says why. */
    static final String GIVEN = "case.reader-answered";
    private static final int LONGEST = 2000;

    private final ReadReasonRows rows;
    private final Journal journal;
    private final Access access;

    ReadReasons(ReadReasonRows rows, Journal journal, Access access) {
        this.rows = rows;
        this.journal = journal;
        this.access = access;
    }

    /** A read and what its reader says of it. */
    record Asked(ReadReason reason, Act read) {
    }

    /** In the transaction of filing; of a read by an institution's program nobody is asked. */
    void ask(Act filed, CaseState state, UUID read) {
        journal.find(read).map(Act::actor).filter(by -> by.kind().equals(Actor.OFFICIAL)).ifPresent(by ->
            rows.add(new ReadReason(state.id(), state.no(), state.party(), state.organ(), read,
                Objects.requireNonNull(by.person()), Objects.requireNonNull(by.post()),
                Objects.requireNonNull(by.organ()), null), filed.id()));
    }

    /** What the caller read and is asked about. */
    public List<ReadReason> awaited(Caller caller) {
        return access.as(caller, () -> rows.awaited(Objects.requireNonNull(caller.person())));
    }

    /** @throws Failure NOT_FOUND for anybody but the reader */
    Asked open(Caller caller, UUID caseId) {
        return access.as(caller, () -> rows.find(caseId).filter(r -> r.reader().equals(caller.person()))
            .map(reason -> new Asked(reason, journal.find(reason.readAct()).orElseThrow(Failure::notFound)))
            .orElseThrow(Failure::notFound));
    }

    /** The reader's reason, for whoever answers; it is given once. */
    Taking give(Caller caller, UUID caseId, String reason) {
        Asked asked = open(caller, caseId);
        if (reason.isBlank() || reason.length() > LONGEST) {
            return new Taking.Invalid(List.of(reason.isBlank() ? Violation.of("required", "reason")
                : Violation.of("too-long", "reason", LONGEST)));
        }
        return access.write(caller, () -> {
            Act act = Act.of(access.now(), caller.actor(), GIVEN, List.of(caseId), List.of(), "casework",
                Map.of("no", asked.reason().no(), "reason", reason.strip()));
            if (!rows.given(caseId, act)) {
                throw Failure.conflict("reason-given");
            }
            journal.append(act);
            return new Taking.Taken(asked.reason().no(), act.id());
        });
    }
}
