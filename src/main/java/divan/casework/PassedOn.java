package divan.casework;

import divan.access.Access;
import divan.catalogue.Service;
import divan.journal.Act;
import divan.journal.Follower;
import divan.journal.Journal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * A correction is passed on to those whom the register told the wrong thing (law 6698/11/1-f): each running
 * case of the same person that read it gets an act, and its line in the queue of the organ that decides it
 * says so. What was filed stays as it was read; an official weighs the difference.
 */
@Component
final class PassedOn implements Follower {
    static final String TOLD = "register.correction-told";
    private static final String NAME = "corrections";
    static final String PROVISION = "6698/11/1-f";

    private final Cases cases;
    private final Definitions definitions;
    private final Journal journal;
    private final Access access;

    PassedOn(Cases cases, Definitions definitions, Journal journal, Access access) {
        this.cases = cases;
        this.definitions = definitions;
        this.journal = journal;
        this.access = access;
        journal.follow(NAME, CaseFold.DECIDED::equals, this);
    }

    @Override
    public void on(Act act, long position) {
        if (!act.erased() && "grant".equals(act.body().get("outcome"))) {
            cases.find(String.valueOf(act.body().get("no"))).map(Cases.Stored::state)
                .ifPresent(dispute -> corrected(dispute).ifPresent(matter -> tell(dispute, matter, act)));
        }
    }

    /** What of a register this case corrected; empty for a case that is about no register. */
    private Optional<Matter> corrected(CaseState dispute) {
        Service service = definition(dispute).service();
        boolean corrects = service.effects().stream().anyMatch(Service.CorrectedRow.class::isInstance);
        return corrects && cases.filing(dispute.id()).get("facts") instanceof Map<?, ?> facts
            ? Matter.of(service, named(facts)) : Optional.empty();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, ?> named(Map<?, ?> facts) {
        return (Map<String, ?>) facts;
    }

    /**
     * Ids are in the order in which they were made: a case that is younger than the correction read what is
     * right.
     */
    private void tell(CaseState dispute, Matter matter, Act decision) {
        cases.of(dispute.party()).stream().filter(CaseState::isOpen)
            .filter(state -> state.id().toString().compareTo(decision.id().toString()) < 0)
            .filter(state -> matter.isReadBy(definition(state).service()))
            .forEach(state -> {
                Act told = told(state, dispute, matter, decision);
                journal.append(told);
                follow(told, state.id());
            });
    }

    private Act told(CaseState state, CaseState dispute, Matter matter, Act decision) {
        Map<String, Object> body = new LinkedHashMap<>(Map.of("no", state.no(), "dispute", dispute.no(),
            "register", matter.register(), "field", matter.field(), "correction", decision.id().toString(),
            "on", Applications.day(decision.at()).toString()));
        return Act.of(access.now(), Filings.system(state.organ()), TOLD, List.of(state.party(), state.id()),
            List.of(PROVISION), "casework", body);
    }

    /** The effect of an act on the row of its case, in a replay too; an act of another type has none here. */
    void follow(Act act, UUID caseId) {
        if (act.type().equals(TOLD) && act.body().get("on") instanceof String on) {
            cases.corrected(caseId, LocalDate.parse(on));
        }
    }

    private Definition definition(CaseState state) {
        return definitions.of(state);
    }
}
