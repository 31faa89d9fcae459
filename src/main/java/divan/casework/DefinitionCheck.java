package divan.casework;

import divan.catalogue.Service;
import divan.documents.Documents;
import divan.packs.Finding;
import divan.packs.Pack;
import divan.process.Element;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Whether the parts of a service fit together: its process names letters, effects and functions that it
 * defines.
 */
final class DefinitionCheck {
    private static final Set<String> DECISIONS = Set.of("admission", "findings");

    private DefinitionCheck() {
    }

    /** @param words the keys of all that the pack says to people */
    static List<Finding> check(Definition definition, Pack pack, Set<String> words) {
        List<Finding> findings = new ArrayList<>();
        String folder = definition.service().folder();
        definition.service().letters().values().forEach(letter -> {
            if (pack.file(folder + letter.template()).isEmpty()) {
                findings.add(new Finding(folder + "service.yaml", 0,
                    "the letter " + letter.template() + " is missing"));
            }
        });
        for (Element element : definition.model().elements()) {
            named(element, "letter", definition.service().letters().keySet(), folder, findings);
            named(element, "effect", Set.copyOf(definition.service().effects().stream().map(e -> e.id())
                .toList()), folder, findings);
            named(element, "function", Set.copyOf(definition.service().functions().values()), folder,
                findings);
            named(element, "decision", Set.copyOf(definition.rules().decisions()), folder, findings);
            named(element, "act", CaseFold.TIMED, folder, findings);
        }
        if (!definition.rules().decisions().containsAll(DECISIONS)) {
            findings.add(new Finding(folder + "eligibility.dmn", 0,
                "one of the decisions " + DECISIONS + " is missing"));
        }
        letters(definition, pack, findings);
        reasons(definition, pack, findings);
        corrections(definition, findings);
        findings.addAll(ServiceCheck.check(definition, pack));
        findings.addAll(FormCheck.check(folder, pack));
        findings.addAll(FeelCheck.check(definition, pack));
        findings.addAll(TextCheck.check(definition, pack, words));
        return findings;
    }

    /**
     * A letter may name what stands when it is written: the decision, the request or the end only where there
     * is one.
     */
    private static void letters(Definition definition, Pack pack, List<Finding> findings) {
        String folder = definition.service().folder();
        definition.service().letters().values().forEach(letter -> {
            List<String> names = new ArrayList<>(LetterVariables.ALWAYS);
            names.addAll(definition.service().says().keySet());
            names.addAll(switch (letter.kind()) {
                case "decision" -> LetterVariables.DECIDED;
                case "correction" -> Stream.concat(LetterVariables.DECIDED.stream(), Stream.of("correction"))
                    .toList();
                case "request" -> LetterVariables.ASKED;
                case "removal" -> Stream.concat(LetterVariables.ASKED.stream(),
                    LetterVariables.ENDED.stream()).toList();
                case "withdrawal" -> LetterVariables.ENDED;
                case "extension", "pause" -> LetterVariables.PERIOD;
                case "lapse" -> Stream.concat(LetterVariables.PERIOD.stream(),
                    LetterVariables.ENDED.stream()).toList();
                default -> List.<String>of();
            });
            pack.file(folder + letter.template()).ifPresent(text -> Documents.problems(text,
                names).forEach(problem ->
                findings.add(new Finding(folder + letter.template(), 0, problem))));
        });
    }

    /** A text for a refusal rests on a provision that a refusal may rest on. */
    private static void reasons(Definition definition, Pack pack, List<Finding> findings) {
        String folder = definition.service().folder();
        List<String> refusals = definition.form().official().refuse().stream()
            .filter(question -> question.id().equals("provisions")).flatMap(q -> q.options().stream())
            .toList();
        Reason.of(pack, folder).stream()
            .filter(reason -> !(reason.outcome().equals("refuse") ? refusals
            : definition.service().provisions())
                .contains(reason.provision()))
            .forEach(reason -> findings.add(new Finding(folder + "reasons.yaml", 0,
            "the reason " + reason.id()
                + " rests on " + reason.provision() + ", which the service does not list for it")));
    }

    /** What is corrected is what the application is about. */
    private static void corrections(Definition definition, List<Finding> findings) {
        Optional<String> about = definition.service().about();
        for (Service.Effect effect : definition.service().effects()) {
            String wrong = switch (effect) {
                case Service.NewRow row -> "";
                case Service.EndedRow row -> row.where().isEmpty()
                    ? " says not which rows of " + row.register() + " it ends" : "";
                case Service.CorrectedRow row -> about.equals(Optional.of(row.corrects())) ? ""
                    : " corrects “" + row.corrects() + "”, which is not what the application is about";
                case Service.ErasedFiles files -> definition.service().asksToErase()
                    && about.equals(Optional.of(files.erases())) ? ""
                    : " erases “" + files.erases() + "”, which is no file that the application is about";
            };
            if (!wrong.isEmpty()) {
                findings.add(new Finding(definition.service().folder() + "service.yaml", 0, "the effect "
                    + effect.id() + wrong));
            }
        }
    }

    private static void named(Element element, String attribute, Set<String> known, String folder,
            List<Finding> findings) {
        String name = element.attributes().get(attribute);
        if (name != null && !known.contains(name)) {
            findings.add(new Finding(folder + "process.bpmn", element.line(), element.id() + " names the "
                + attribute
                + " “" + name + "”, which the service does not define"));
        }
    }

}
