package divan.administration;

import divan.access.Administrators;
import divan.reliance.FixedReliances;
import divan.reliance.Reliance;
import divan.web.Texts;
import java.util.List;
import org.springframework.stereotype.Component;

/** What administrators do where they name no basis of their own. */
@Component
class AdministrationReliances implements FixedReliances {
    private final Texts texts;

    AdministrationReliances(Texts texts) {
        this.texts = texts;
    }

    @Override
    public List<Reliance> reliances() {
        return FixedReliances.acts(texts, Administrators.BASIS, "privilege.proposed", "privilege.approved",
            "privilege.refused", "person.invited", "person.deactivated", "post.left", "post.created",
            "post.changed", "post.ended", "delegation.given", "delegation.ended", "deputy.named",
            "deputy.ended").toList();
    }
}
