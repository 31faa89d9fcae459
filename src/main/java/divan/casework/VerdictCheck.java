package divan.casework;

import divan.documents.Documents;
import divan.kernel.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether a proposal says all that the form asks of it: every judgement answered, a note beside each answer
 * that speaks against, the weighing of 25/1 before a refusal, reason and provisions, an end within the law's
 * limit.
 */
final class VerdictCheck {
    private static final Set<String> ANSWERS = Set.of("yes", "no", "unclear");
    private static final int SHOWN = 5;

    private static final Set<String> OUTCOMES = Set.of("grant", "refuse");

    private VerdictCheck() {
    }

    static List<Violation> check(Form.Official form, Verdict verdict, Situation situation) {
        List<Violation> violations = new ArrayList<>();
        if (!OUTCOMES.contains(verdict.outcome())) {
            violations.add(Violation.of("required", "outcome"));
        }
        judgements(form, verdict, situation, violations);
        weighing(form, verdict, situation, violations);
        violations.addAll(AnswerCheck.check(form.both(), verdict.details(), situation));
        violations.addAll(AnswerCheck.check(ofOutcome(form, verdict.outcome()), verdict.details(),
            situation));
        verdict.weighing().forEach((id, text) -> printable(id, text, violations));
        printable("reason", verdict.details().get("reason"), violations);
        return violations;
    }

    /** What only this outcome must say; nothing is asked beyond an outcome that is not chosen yet. */
    private static List<Question> ofOutcome(Form.Official form, String outcome) {
        return switch (outcome) {
            case "grant" -> form.grant();
            case "refuse" -> form.refuse();
            default -> List.of();
        };
    }

    /** What an official writes stands in a letter, which must show every character of it. */
    static void printable(String field, @Nullable Object text, List<Violation> violations) {
        List<String> missing = text == null ? List.of() : Documents.unprintable(text.toString());
        if (!missing.isEmpty()) {
            violations.add(Violation.of("unprintable", field, String.join(", ", missing.subList(0,
                Math.min(missing.size(), SHOWN)))));
        }
    }

    private static void judgements(Form.Official form, Verdict verdict, Situation situation,
            List<Violation> violations) {
        for (Form.Judgement judgement : form.judgements()) {
            if (!situation.holds(judgement.showIf())) {
                continue;
            }
            String answer = verdict.judgements().getOrDefault(judgement.id(), "");
            if (!ANSWERS.contains(answer)) {
                violations.add(Violation.of("judgement-required",
                    judgement.id()).citing(judgement.provision()));
            } else if (answer.equals(judgement.against())
                    && verdict.judgements().getOrDefault(judgement.id() + "-note", "").isBlank()) {
                violations.add(Violation.of("note-required", judgement.id() + "-note")
                    .citing(judgement.provision()));
            }
        }
    }

    private static void weighing(Form.Official form, Verdict verdict, Situation situation,
            List<Violation> violations) {
        if (!form.weighingRequiredFor().contains(verdict.outcome())) {
            return;
        }
        for (Form.Weighing weighing : form.weighing()) {
            boolean required = weighing.requiredIf() == null || situation.holds(weighing.requiredIf());
            if (required && verdict.weighing().getOrDefault(weighing.id(), "").isBlank()) {
                violations.add(Violation.of("weighing-required", weighing.id()).citing(weighing.provision()));
            }
        }
    }
}
