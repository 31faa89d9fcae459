package divan.representation;

import divan.access.Mandate;
import divan.reliance.FixedReliances;
import divan.reliance.Reliance;
import divan.web.Texts;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** On what people act for others, and on what it ends. */
@Component
class MandateReliances implements FixedReliances {
    private final Texts texts;

    MandateReliances(Texts texts) {
        this.texts = texts;
    }

    @Override
    public List<Reliance> reliances() {
        return Stream.of(
            Stream.of(Mandate.Kind.values()).flatMap(kind -> FixedReliances.acts(texts, kind.basis(),
                Entering.PROPOSED, Entering.ENTERED, Entering.REFUSED, Entering.ENDING, Entering.KEPT,
                Entering.ENDED)),
            FixedReliances.acts(texts, Mandate.Kind.REPRESENTATIVE.basis(), Representation.OFFERED,
                Representation.ACCEPTED, Representation.DECLINED),
            FixedReliances.acts(texts, Representation.REVOCABLE, Representation.REVOKED),
            FixedReliances.acts(texts, Representation.RENOUNCEABLE, Representation.RENOUNCED))
            .flatMap(acts -> acts).toList();
    }
}
