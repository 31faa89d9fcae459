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

    /** Words are counted by language: what they say stands in the files. */
    @Override
    public List<Change> changes(Pack before, Pack after) {
        List<Change> changes = new ArrayList<>();
        Map<String, Map<String, String>> old = Words.of(before).byLanguage();
        Words.of(after).byLanguage().forEach((language, words) -> {
            Map<String, String> said = old.getOrDefault(language, Map.of());
            long added = words.keySet().stream().filter(key -> !said.containsKey(key)).count();
            long removed = said.keySet().stream().filter(key -> !words.containsKey(key)).count();
            long changed = words.entrySet().stream().filter(word -> said.containsKey(word.getKey())
                && !said.get(word.getKey()).equals(word.getValue())).count();
            if (added + removed + changed > 0) {
                changes.add(new Change("texts", "text/" + language + ".yaml", "", language,
                    Change.Sort.CHANGED, "", "", added + " added, " + removed + " removed, " + changed
                    + " changed"));
            }
        });
        return changes;
    }

    @Override
    public void load(Pack pack) {
        Map<String, Map<String, String>> words = new HashMap<>(Words.of(pack).byLanguage());
        words.keySet().retainAll(Languages.ALL.stream().map(Language::code).toList());
        texts.add(pack.name(), words);
    }
}
