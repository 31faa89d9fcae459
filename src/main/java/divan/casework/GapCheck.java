package divan.casework;

import divan.kernel.Violation;
import java.util.ArrayList;
import java.util.List;

/** No text of a decision may still hold a gap that its template left for whoever decides. */
final class GapCheck {
    private static final String CODE = "gap";

    private GapCheck() {
    }

    static List<Violation> check(Verdict verdict) {
        List<Violation> violations = new ArrayList<>();
        if (verdict.details().get("reason") instanceof String reason && Reason.hasGap(reason)) {
            violations.add(Violation.of(CODE, "reason"));
        }
        verdict.weighing().forEach((field, text) -> check(field, text, violations));
        verdict.judgements().forEach((field, text) -> check(field, text, violations));
        return violations;
    }

    private static void check(String field, String text, List<Violation> violations) {
        if (Reason.hasGap(text)) {
            violations.add(Violation.of(CODE, field));
        }
    }
}
