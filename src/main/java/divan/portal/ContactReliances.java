package divan.portal;

import divan.access.Purpose;
import divan.reliance.FixedReliances;
import divan.reliance.Reliance;
import divan.web.Texts;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** On what people keep their own addresses and take their data away. */
@Component
class ContactReliances implements FixedReliances {
    private final Texts texts;

    ContactReliances(Texts texts) {
        this.texts = texts;
    }

    @Override
    public List<Reliance> reliances() {
        return Stream.concat(
            FixedReliances.acts(texts, ContactChange.BASIS.getFirst(), ContactChange.CHANGED,
                ContactChange.ASKED),
            FixedReliances.acts(texts, Purpose.OWN.basis(), Export.EXPORTED)).toList();
    }
}
