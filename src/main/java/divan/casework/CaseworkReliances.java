package divan.casework;

import divan.access.Purpose;
import divan.reliance.FixedReliances;
import divan.reliance.Reliance;
import divan.web.Texts;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What casework itself names, whatever the service. */
@Component
class CaseworkReliances implements FixedReliances {
    private final Texts texts;

    CaseworkReliances(Texts texts) {
        this.texts = texts;
    }

    @Override
    public List<Reliance> reliances() {
        return Stream.of(
            FixedReliances.acts(texts, MissingDocuments.PROVISION, CaseFold.DOCUMENTS_ASKED,
                CaseFold.DOCUMENTS_SUPPLIED, CaseFold.DOCUMENTS_CANCELLED, CaseFold.DOCUMENTS_REMINDED,
                CaseFold.DOCUMENTS_LAPSED),
            FixedReliances.acts(texts, Purpose.COUNTER.basis(), Counter.IDENTIFIED, Counter.OPENED),
            FixedReliances.acts(texts, PassedOn.PROVISION, PassedOn.TOLD),
            FixedReliances.acts(texts, Errata.PROVISION, CaseFold.CORRECTED),
            FixedReliances.acts(texts, Decisions.SERVICE_OF_DOCUMENTS, CaseFold.SERVED),
            FixedReliances.acts(texts, Decisions.ELECTRONIC_SERVICE, CaseFold.SERVED),
            Arrays.stream(EmergencyReason.values()).flatMap(reason -> reason.basis().stream()).distinct()
                .flatMap(basis -> FixedReliances.acts(texts, basis, Emergencies.OPENED)),
            FixedReliances.acts(texts, Emergencies.INSPECTION, Emergencies.REVIEWED, Emergencies.MISSED),
            FixedReliances.acts(texts, Escalations.PROVISION, Escalations.ESCALATED, Escalations.ANSWERED))
            .flatMap(acts -> acts).toList();
    }
}
