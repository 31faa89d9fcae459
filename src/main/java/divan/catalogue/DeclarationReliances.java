package divan.catalogue;

import divan.reliance.FixedReliances;
import divan.reliance.Reliance;
import divan.web.Texts;
import java.util.List;
import org.springframework.stereotype.Component;

/** On what declarations of figures rest. */
@Component
class DeclarationReliances implements FixedReliances {
    private final Texts texts;

    DeclarationReliances(Texts texts) {
        this.texts = texts;
    }

    @Override
    public List<Reliance> reliances() {
        return FixedReliances.acts(texts, Declarations.BASIS, Declarations.PROPOSED, Declarations.DECLARED,
            Declarations.RETURNED, Declarations.TAKEN_BACK).toList();
    }
}
