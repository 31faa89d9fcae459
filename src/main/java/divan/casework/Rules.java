package divan.casework;

import divan.kernel.OfficialCalendar;
import divan.kernel.Violation;
import divan.rules.Evaluation;
import divan.rules.Feel;
import divan.rules.Firing;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Asks the service's decision model: {@code admission} (what cannot be filed at all), {@code findings} (every
 * machine-checkable condition), and, where the service has them, {@code latest_end} and {@code
 * child_concerned}.
 */
@Component
class Rules {
    private static final String PROVISION = "provision";
    private static final int REMEMBERED = 500;

    private record Asked(String service, String pack, OfficialCalendar calendar,
            Map<String, @Nullable Object> variables) {
    }

    /**
     * A page asks up to three times about the same situation: before the answer, after it, and when it is
     * shown.
     */
    private final Map<Asked, Assessment> answered =
        Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Asked, Assessment> eldest) {
                return size() > REMEMBERED;
            }
        });
    private final Wording wording;

    Rules(Wording wording) {
        this.wording = wording;
    }

    Assessment assess(Definition definition, Situation situation) {
        Asked asked = new Asked(definition.service().id(), definition.pack().version(),
            Feel.calendar(), new HashMap<>(situation.variables()));
        Assessment known = answered.get(asked);
        if (known == null) {
            known = evaluated(definition, situation);
            answered.put(asked, known);
        }
        return known;
    }

    /** For many situations that nobody asks about again, and for models that are no version of a pack. */
    Assessment unremembered(Definition definition, Situation situation) {
        return evaluated(definition, situation);
    }

    private Assessment evaluated(Definition definition, Situation situation) {
        Evaluation evaluation = definition.rules().evaluate(situation.variables());
        List<Violation> admission = new ArrayList<>();
        for (Firing firing : definition.rules().behind("admission", evaluation)) {
            if (firing.output() instanceof Map<?, ?> output && output.get("code") != null) {
                admission.add(Violation.of(String.valueOf(output.get("code")), "", args(output).toArray())
                    .citing(firing.annotations().getOrDefault(PROVISION, "")));
            }
        }
        List<Finding> findings = new ArrayList<>();
        for (Firing firing : definition.rules().behind("findings", evaluation)) {
            if (firing.output() instanceof Map<?, ?> output && output.get("rule") != null) {
                findings.add(new Finding(String.valueOf(output.get("rule")),
                    String.valueOf(output.get("outcome")), args(output), firing.annotations()
                    .getOrDefault(PROVISION, "")));
            }
        }
        return assessment(definition, evaluation, admission, findings);
    }

    private Assessment assessment(Definition definition, Evaluation evaluation, List<Violation> admission,
            List<Finding> findings) {
        Map<?, ?> latest = result(definition, evaluation, "latest_end") instanceof Map<?, ?> map ? map
            : Map.of();
        LocalDate until = latest.get("until") instanceof LocalDate day ? day : null;
        Object provision = latest.get(PROVISION);
        return new Assessment(wording.of(definition.service(), admission), findings, until,
            provision == null ? "" : provision.toString(),
            Boolean.TRUE.equals(result(definition, evaluation, "child_concerned")));
    }

    /** What not every service decides. */
    private static @Nullable Object result(Definition definition, Evaluation evaluation, String decision) {
        return definition.rules().decisions().contains(decision) ? evaluation.result(decision) : null;
    }

    private static List<String> args(Map<?, ?> output) {
        return output.get("args") instanceof List<?> list ? list.stream().map(Rules::text).toList()
            : output.get("args") == null ? List.of() : List.of(text(output.get("args")));
    }

    private static String text(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case BigDecimal number -> number.stripTrailingZeros().toPlainString();
            default -> value.toString();
        };
    }
}
