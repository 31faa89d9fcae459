package divan.legislation;

import divan.web.Texts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What programs are told of a norm. */
@Component
class NormFacts {
    private final Texts texts;

    NormFacts(Texts texts) {
        this.texts = texts;
    }

    List<Map<String, @Nullable Object>> of(Map<NormKind, List<Norm>> kinds) {
        return kinds.values().stream().flatMap(List::stream).map(this::of).toList();
    }

    Map<String, @Nullable Object> of(Norm norm) {
        Map<String, @Nullable Object> told = new LinkedHashMap<>();
        told.put("id", norm.id());
        told.put("kind", norm.kind().code());
        told.put("rank", norm.kind().rank());
        told.put("number", norm.number());
        told.put("title", norm.title());
        told.put("dated", norm.dated() == null ? null : norm.dated().toString());
        told.put("gazette", norm.gazette());
        told.put("organs", norm.organs());
        told.put("issuers", issuers(norm));
        told.put("rests-on", norm.restsOn());
        told.put("in-force-from", norm.valid().from().toString());
        told.put("in-force-until", norm.valid().last() == null ? null : norm.valid().last().toString());
        told.put("confirmed", norm.confirmed());
        return told;
    }

    /** Organs by their numbers, constitutional ones by code and name; none where nobody said who. */
    private List<Map<String, Object>> issuers(Norm norm) {
        List<Map<String, Object>> issuers = new ArrayList<>();
        norm.organs().forEach(number -> issuers.add(Map.of("kind", "organ", "number", number)));
        norm.issuers().forEach(organ -> issuers.add(of(organ)));
        return issuers;
    }

    Map<String, Object> of(ConstitutionalOrgan organ) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("kind", "constitutional");
        told.put("id", organ.code());
        told.put("name", new TreeMap<>(texts.written("norm.issuer." + organ.code())));
        return told;
    }
}
