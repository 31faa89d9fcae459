package divan.reporting;

import divan.reliance.FixedReliances;
import divan.reliance.Reliance;
import divan.web.Texts;
import java.util.List;
import org.springframework.stereotype.Component;

/** On what the texts of activity reports rest. */
@Component
class ReportReliances implements FixedReliances {
    private final Texts texts;

    ReportReliances(Texts texts) {
        this.texts = texts;
    }

    @Override
    public List<Reliance> reliances() {
        return FixedReliances.acts(texts, Reports.BASIS, Reports.PROPOSED, Reports.APPROVED,
            Reports.RETURNED, Reports.TAKEN_BACK).toList();
    }
}
