package divan.casework;

import divan.casework.Migration.Stay;
import divan.catalogue.Service;
import divan.process.Relocation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Whether a case may go over to another version of its service. What was filed stays as it was, so the new
 * version must be able to do with it: the process has a place for each token and timer, no register, field or
 * parameter is wanted that was not read on the day of filing, and the answers are ones that the new form
 * would take. A case that stands between proposal and service of a decision goes only where the officials'
 * part is the same.
 */
final class MigrationCheck {
    private final CaseState state;
    private final Definition now;
    private final Definition filed;
    private final Definition to;

    /**
     * @param now by which the case runs
     * @param filed with which it was filed; the same unless it went over once before
     */
    MigrationCheck(CaseState state, Definition now, Definition filed, Definition to) {
        this.state = state;
        this.now = now;
        this.filed = filed;
        this.to = to;
    }

    /** Everything that keeps it; empty where nothing does. */
    List<Stay> stays(Map<String, Object> filing, Map<String, String> mapping) {
        List<Stay> stays = new ArrayList<>();
        new Relocation(now.model(), to.model(), mapping).obstacles(state.state()).forEach(obstacle ->
            stays.add(new Stay(obstacle.reason().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                obstacle.element())));
        to.service().inputs().forEach((name, input) -> {
            if (!isRead(filed.service().inputs().get(name), input)) {
                stays.add(new Stay("input", name));
            }
        });
        to.service().parameters().forEach((name, id) -> {
            if (!id.equals(filed.service().parameters().get(name))) {
                stays.add(new Stay("parameter", name));
            }
        });
        boolean underWay = !state.proposal().isEmpty() || !state.decision().isEmpty();
        if (underWay && !now.form().official().equals(to.form().official())) {
            stays.add(new Stay("official", ""));
        }
        if (stays.isEmpty()) {
            stays.addAll(answers(filing));
        }
        return stays;
    }

    private static boolean isRead(Service.@Nullable Input before, Service.Input now) {
        return before != null && before.register().equals(now.register()) && before.about() == now.about()
            && Objects.equals(before.listOf(), now.listOf())
            && before.fields().containsAll(now.fields()) && (before.validity() || !now.validity());
    }

    /** An answer of another type than the form asks for cannot even be weighed against its limits. */
    @SuppressWarnings("unchecked")
    private List<Stay> answers(Map<String, Object> filing) {
        Map<String, Object> answers = (Map<String, Object>) filing.get("answers");
        List<Stay> wrong = to.form().questions().stream().filter(question ->
            answers.get(question.id()) != null
                && !AnswerType.wrong(question, question.id(), answers.get(question.id())).isEmpty())
            .map(question -> new Stay("answer", question.id())).toList();
        if (!wrong.isEmpty()) {
            return wrong;
        }
        Situation situation = Situation.filed(filing, to.form(), state);
        return AnswerCheck.check(to.form().questions(), answers, situation).stream().map(violation ->
            new Stay("answer", violation.field())).toList();
    }
}
