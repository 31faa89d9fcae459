package divan.access;

import divan.reliance.FixedReliances;
import divan.reliance.Reliance;
import divan.web.Texts;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Why data are read, and on what accounts are given. */
@Component
class AccessReliances implements FixedReliances {
    private final Texts texts;

    AccessReliances(Texts texts) {
        this.texts = texts;
    }

    @Override
    public List<Reliance> reliances() {
        return Stream.concat(
            Stream.of(Purpose.OWN, Purpose.ADMINISTRATION, Purpose.CASEWORK)
                .map(purpose -> FixedReliances.purpose(texts, purpose.code(), purpose.basis())),
            FixedReliances.acts(texts, Administrators.BASIS, "person.added", "post.taken")).toList();
    }
}
