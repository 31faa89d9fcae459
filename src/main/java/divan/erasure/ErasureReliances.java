package divan.erasure;

import divan.reliance.FixedReliances;
import divan.reliance.Reliance;
import divan.web.Texts;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** On what erasures rest. */
@Component
class ErasureReliances implements FixedReliances {
    private final Texts texts;

    ErasureReliances(Texts texts) {
        this.texts = texts;
    }

    @Override
    public List<Reliance> reliances() {
        return Stream.concat(
            Stream.of(Erasure.PROPOSE, Erasure.APPROVE)
                .map(function -> FixedReliances.purpose(texts, function, Erasure.BASIS)),
            FixedReliances.acts(texts, Erasure.BASIS, Erasure.PROPOSED, Erasure.APPROVED, Erasure.RETURNED,
                Erasure.TAKEN_BACK, Erasure.DONE, Erasure.REVIEWED, AskedErasures.FULFILLED,
                AskedErasures.NOT_FULFILLED)).toList();
    }
}
