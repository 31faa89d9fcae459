package divan.openid;

import divan.reliance.FixedReliances;
import divan.reliance.Reliance;
import divan.web.Texts;
import java.util.List;
import org.springframework.stereotype.Component;

/** On what it stands that people are asked before an application is told of them. */
@Component
class OpenIdReliances implements FixedReliances {
    private final Texts texts;

    OpenIdReliances(Texts texts) {
        this.texts = texts;
    }

    @Override
    public List<Reliance> reliances() {
        return FixedReliances.acts(texts, OpenId.BASIS, OpenId.GIVEN, OpenId.WITHDRAWN, Redeeming.MISUSED)
            .toList();
    }
}
