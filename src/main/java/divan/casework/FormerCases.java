package divan.casework;

import divan.access.Access;
import divan.journal.Act;
import divan.journal.Journal;
import divan.registers.Entry;
import divan.registers.Registers;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Who took part in what a case is directed against: nobody decides on an objection against what they
 * themselves helped to bring about. A case that disputes a row of a register is directed against the case by
 * whose act the row came to be; not where that was such a dispute itself, for then the row says what was
 * asked for, and who asks again asks for something new.
 */
@Component
class FormerCases {
    /** Deciding, proposing, advising, helping along, and being the one who asked. */
    private static final Set<String> PARTS = Set.of(CaseFold.FILED, CaseFold.PROPOSED, CaseFold.RETURNED,
        CaseFold.DECIDED, CaseFold.CORRECTED, CaseFold.SERVED, CaseFold.DOCUMENTS_ASKED,
        CaseFold.DOCUMENTS_CANCELLED, CaseFold.PAUSED, CaseFold.RESUMED, CaseFold.EXTENDED,
        Opinions.ASKED, Opinions.GIVEN, Duties.NOTED, Escalations.ANSWERED);

    private final Cases cases;
    private final Registers registers;
    private final Journal journal;
    private final Access access;

    FormerCases(Cases cases, Registers registers, Journal journal, Access access) {
        this.cases = cases;
        this.registers = registers;
        this.journal = journal;
        this.access = access;
    }

    /** Asked by the program: who decides need not be one who may see that other case. */
    boolean tookPart(UUID official, CaseState state, Definition definition) {
        return access.asSystem(() -> against(state, definition).stream()
            .anyMatch(former -> hadPart(official, former)));
    }

    boolean hadPart(UUID official, UUID caseId) {
        return journal.about(caseId).stream().anyMatch(act -> PARTS.contains(act.type())
            && official.equals(act.actor().person()));
    }

    private List<UUID> against(CaseState state, Definition definition) {
        return cases.filing(state.id()).get("facts") instanceof Map<?, ?> facts
            ? Matter.of(definition.service(), named(facts))
                .filter(matter -> !matter.register().equals(Matter.READS))
                .flatMap(matter -> registers.find(matter.entry())).map(Entry::madeBy)
                .flatMap(journal::find).map(Act::subjects).orElse(List.of()).stream()
                .filter(subject -> cases.find(subject).filter(former ->
                    !former.state().service().equals(state.service())).isPresent()).toList()
            : List.of();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, ?> named(Map<?, ?> facts) {
        return (Map<String, ?>) facts;
    }
}
