package divan.legislation;

import divan.reliance.FixedReliances;
import divan.reliance.Reliance;
import divan.web.Texts;
import java.util.List;
import org.springframework.stereotype.Component;

/** On what texts of laws are taken in. */
@Component
class ImportReliances implements FixedReliances {
    private final Texts texts;

    ImportReliances(Texts texts) {
        this.texts = texts;
    }

    @Override
    public List<Reliance> reliances() {
        return FixedReliances.acts(texts, Consolidation.BASIS, Consolidation.IMPORTED, LawIntake.PROPOSED,
            LawIntake.RETURNED, LawIntake.TAKEN_BACK).toList();
    }
}
