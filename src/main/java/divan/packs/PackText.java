package divan.packs;

import divan.web.Language;
import divan.web.Languages;
import divan.web.Texts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** A pack's own words: every key in every complete language; Turkish binds. */
@Component
@Order(0)
class PackText implements PackPart {
    private final Texts texts;

    PackText(Texts texts) {
        this.texts = texts;
    }

    @Override
    public List<Finding> check(Pack pack) {
        Words words = Words.of(pack);
        List<Finding> findings = new ArrayList<>(words.twice());
        Languages.COMPLETE.stream().map(Language::code).filter(words.byLanguage()::containsKey)
            .forEach(language -> words.keys().stream().filter(key -> !words.in(language).containsKey(key))
                .forEach(key -> findings.add(
                    new Finding(words.place(key, language), 0, "has no text " + key))));
        return findings;
    }

    @Override
    public void load(Pack pack) {
        Map<String, Map<String, String>> words = new HashMap<>(Words.of(pack).byLanguage());
        words.keySet().retainAll(Languages.ALL.stream().map(Language::code).toList());
        texts.add(pack.name(), words);
    }
}
