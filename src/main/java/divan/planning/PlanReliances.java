package divan.planning;

import divan.reliance.FixedReliances;
import divan.reliance.Reliance;
import divan.web.Texts;
import java.util.List;
import org.springframework.stereotype.Component;

/** On what the acts of monitoring a plan rest. */
@Component
class PlanReliances implements FixedReliances {
    private final Texts texts;

    PlanReliances(Texts texts) {
        this.texts = texts;
    }

    @Override
    public List<Reliance> reliances() {
        return FixedReliances.acts(texts, Reporting.BASIS, Reporting.REPORTED, Reporting.APPROVED,
            Reporting.RETURNED, Reporting.TAKEN_BACK, Evaluations.EVALUATED, Evaluations.APPROVED,
            Evaluations.RETURNED, Evaluations.TAKEN_BACK, Evaluations.REMINDED).toList();
    }
}
