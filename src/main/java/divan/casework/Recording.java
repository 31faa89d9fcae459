package divan.casework;

import divan.casework.Results.Taking;
import divan.kernel.Failure;
import divan.kernel.Violation;
import divan.rules.Feel;
import divan.web.Caller;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Steps of a process that an official only records, with answers to questions of the step: a registration,
 * an interview held or missed, an approval of another organ. What is recorded decides nothing by itself; the
 * process, its timers, the letters and whoever decides see it.
 */
@Component
public class Recording {
    private final Decisions decisions;

    Recording(Decisions decisions) {
        this.decisions = decisions;
    }

    /**
     * Records a step that is open, under its function.
     *
     * @param given answers by question id, as a form or a program gives them
     * @throws Failure NOT_FOUND where the form has no such step, CONFLICT where it is not open
     */
    public Taking record(Caller caller, String no, int version, String step,
            Map<String, ? extends @Nullable Object> given) {
        return decisions.step(caller, no, version, step, (at, task) -> {
            Form.Step form = at.definition().form().step(step).orElseThrow(Failure::notFound);
            Situation situation = situation(at.filing(), at.definition().form(), at.stored().state(), form,
                given, at.today());
            List<Violation> wrong = new ArrayList<>(AnswerCheck.check(form.questions(), given, situation));
            form.questions().forEach(question -> printable(question, given.get(question.id()), wrong));
            return wrong.isEmpty() ? Decisions.act(at, caller, task, CaseFold.RECORDED, List.of(),
                body(at, form, given, situation)) : wrong;
        });
    }

    /** What FEEL of the step sees: all that was filed and recorded, its own answers so far, and the day. */
    static Situation situation(Map<String, Object> filing, Form form, CaseState state, Form.Step step,
            Map<String, ? extends @Nullable Object> given, LocalDate today) {
        Map<String, @Nullable Object> own = new LinkedHashMap<>();
        own.put("on", today);
        for (Question question : step.questions()) {
            Object answer = given.get(question.id());
            boolean usable = answer != null && !answer.equals("")
                && AnswerType.wrong(question, question.id(), answer).isEmpty();
            own.put(question.variable(), usable ? Situation.typed(question, answer)
                : question.many() ? List.of() : null);
        }
        Situation situation = Situation.filed(filing, form, state).with("step", own).with("today", today);
        step.derived().forEach((name, feel) -> own.put(Feel.name(name), situation.value(feel)));
        return situation;
    }

    private static void printable(Question question, @Nullable Object answer, List<Violation> wrong) {
        if (question.type() == Question.Type.TEXT) {
            VerdictCheck.printable(question.id(), answer, wrong);
        }
    }

    /** The answers that were asked and what follows from them, dates as ISO text; nothing of what was not. */
    private static Map<String, Object> body(Decisions.Moment at, Form.Step form,
            Map<String, ? extends @Nullable Object> given, Situation situation) {
        Map<String, Object> answers = new LinkedHashMap<>();
        answers.put("on", at.today().toString());
        for (Question question : form.questions()) {
            Object answer = given.get(question.id());
            boolean answered = answer != null && !answer.equals("") && !answer.equals(List.of());
            if (answered && situation.holds(question.showIf())) {
                answers.put(question.id(), answer instanceof LocalDate day ? day.toString() : answer);
            }
        }
        form.derived().forEach((name, feel) -> {
            Object value = situation.value(feel);
            if (value != null) {
                answers.put(name, Effects.kept(value));
            }
        });
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("step", form.id());
        body.put("answers", answers);
        if (form.deadline() != null && situation.value(form.deadline()) instanceof LocalDate deadline) {
            body.put("deadline", deadline.toString());
        }
        return body;
    }
}
