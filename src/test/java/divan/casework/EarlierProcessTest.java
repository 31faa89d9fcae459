package divan.casework;

import static org.assertj.core.api.Assertions.assertThat;

import divan.journal.Act;
import divan.journal.Actor;
import divan.kernel.Json;
import divan.process.Interpreter;
import divan.process.Model;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * A case that began under the first packs' process keeps it: no documents are asked for, and it is not
 * withdrawn.
 */
class EarlierProcessTest {
    private static final Instant FILED = Instant.parse("2026-11-22T07:00:00Z");
    private static final UUID PARTY = UUID.fromString("00000000-0000-7000-8000-000000000001");
    private final CaseFold fold = new CaseFold(new Interpreter(Model.read(process()), new FeelConditions()));

    private static byte[] process() {
        try (InputStream in = EarlierProcessTest.class.getResourceAsStream(
                "process-of-the-first-packs.bpmn")) {
            return Objects.requireNonNull(in).readAllBytes();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Act act(Instant at, String type, Map<String, Object> body) {
        return Act.of(at, Actor.system(), type, List.of(PARTY), List.of(), "test", body);
    }

    private CaseState filed() {
        Map<String, Object> body = new HashMap<>(Map.of("case", UUID.randomUUID().toString(), "no", "2026-1",
            "service", Bureau.SERVICE, "pack", "first", "party", PARTY.toString(), "organ", "92000006",
            "authority", "91000006", "filedOn", "2026-11-22", "deadline", "2027-02-20"));
        return fold.apply(null, act(FILED, CaseFold.FILED, body)).state();
    }

    @Test
    void itKnowsNeitherRequestsForDocumentsNorWithdrawal() {
        CaseState state = filed();
        assertThat(state.tasks()).extracting(Task::element).containsExactly("review");
        assertThat(fold.awaits(state, CaseFold.DOCUMENTS_ASKED)).isFalse();
        assertThat(fold.awaits(state, CaseFold.DOCUMENTS_CANCELLED)).isFalse();
        assertThat(fold.awaits(state, CaseFold.WITHDRAWN)).isFalse();
    }

    @Test
    void itsDeadlinePassesAsBeforeOnTheDayAfterTheLast() {
        CaseState state = filed();
        CaseState.Due due = state.timers().getFirst();
        assertThat(due.at()).isEqualTo(Instant.parse("2027-02-20T21:00:00Z"));
        assertThat(fold.timed(state, due.timer(), due.at())).isEqualTo(CaseFold.DEADLINE_PASSED);
        CaseState late = fold.apply(state, act(due.at(), CaseFold.DEADLINE_PASSED,
            Map.of("timer", due.timer())))
            .state();
        assertThat(late.deadlinePassed()).isTrue();
        assertThat(late.tasks()).isEqualTo(state.tasks());
    }

    /** Rows of before have neither: they are read, and written as they were. */
    @Test
    void itsRowSaysNothingOfRequestsAndEnds() {
        CaseState state = filed();
        assertThat(state.toMap()).doesNotContainKeys("asked", "ending");
        assertThat(CaseState.of(Json.map(Json.canonical(state.toMap())))).isEqualTo(state);
    }
}
