package divan.journey;

import java.util.List;
import java.util.Set;

/** The official's form: judgements, weighing, outcome. */
final class Proposal {
    /** Questions whose good answer is yes; the others ask for something that speaks against. */
    private static final Set<String> GOOD_IF_YES = Set.of("documents-genuine", "purpose-justified",
            "means-sufficient", "evidence-convincing", "accommodation-adequate", "ground-continues",
            "property-meets", "investment-meets");
    private final Visitor official;

    Proposal(Visitor official) {
        this.official = official;
    }

    /** Nothing speaks against it. */
    void judge() {
        for (String question : questions()) {
            official.choose("judgements." + question, GOOD_IF_YES.contains(question) ? "yes" : "no");
        }
    }

    @SuppressWarnings("unchecked")
    private List<String> questions() {
        return (List<String>) official.page.evaluate("() => [...new Set([...document.querySelectorAll("
                + "'input[name^=\"judgements.\"][type=radio]')].map(i => i.name.slice(11)))]");
    }

    void weigh(String words) {
        var texts = official.page.locator("textarea[name^='weighing.']");
        for (int i = 0; i < texts.count(); i++) {
            texts.nth(i).fill(words);
        }
    }
}
