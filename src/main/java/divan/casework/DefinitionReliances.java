package divan.casework;

import divan.catalogue.ServiceReliances;
import divan.legislation.PackReliances;
import divan.packs.Leaf;
import divan.packs.Pack;
import divan.process.Model;
import divan.reliance.Kind;
import divan.reliance.Mention;
import divan.reliance.Reliance;
import divan.reliance.Thing;
import divan.rules.RuleSource;
import divan.web.Texts;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * What forms, rules, processes, letters and texts for reasons stand on. What uses a parameter in FEEL stands
 * on it.
 */
@Component
class DefinitionReliances implements PackReliances {
    private static final Pattern PARAMETER = Pattern.compile("\\bparameters\\.([a-z][a-z0-9_]*)");
    private static final Pattern COMMENT = Pattern.compile("<!--.*?-->", Pattern.DOTALL);
    /** Key of a list of questions → where their words stand. */
    private static final Map<String, String> QUESTIONS = Map.of("pages", "question.%s.label",
        "questions", "official.%s.label", "weighing", "weighing.%s.label", "proposal", "proposal.%s.label",
        "steps", "task.%s");
    private final Texts texts;

    DefinitionReliances(Texts texts) {
        this.texts = texts;
    }

    @Override
    public List<Reliance> of(Pack pack) {
        return pack.paths("services/", "/service.yaml").stream()
            .flatMap(path -> of(pack, path.split("/")[1])).toList();
    }

    private Stream<Reliance> of(Pack pack, String service) {
        String folder = "services/" + service + "/";
        Map<String, String> parameters = new HashMap<>();
        pack.yaml(folder + "service.yaml").get("parameters").entries()
            .forEach((name, id) -> parameters.put(name, id.text()));
        Stream<Reliance> own = Stream.of(form(pack, folder, service, parameters),
            rules(pack, folder, service, parameters), steps(pack, folder, service),
            letters(pack, folder, service, parameters), reasons(pack, folder, service))
            .flatMap(lines -> lines);
        Thing owner = ServiceReliances.thing(texts, service);
        return own.flatMap(line -> Stream.of(line,
            Reliance.of(owner, line.thing().key(), line.place())));
    }

    private Stream<Reliance> form(Pack pack, String folder, String service, Map<String, String> parameters) {
        String file = folder + "form.yaml";
        return pack.file(file).isEmpty() ? Stream.of() : Leaf.of(pack.yaml(file)).stream().flatMap(leaf -> {
            Thing question = question(service, leaf.path());
            return Stream.concat(PackReliances.lines(question, leaf),
                used(question, leaf.text(), leaf.place(), parameters));
        });
    }

    /** {@code pages.x.questions.y}, {@code official.weighing.y}, {@code official.proposal.grant.y} … */
    private Thing question(String service, List<String> path) {
        String list = List.of("pages", "steps").contains(path.getFirst()) ? path.getFirst()
            : path.size() > 1 ? path.get(1) : "";
        int at = list.equals("steps") ? 1 : list.equals("pages") || list.equals("proposal") ? 3 : 2;
        if (!QUESTIONS.containsKey(list) || path.size() <= at) {
            return ServiceReliances.part(texts, service, Kind.QUESTION, "form", "name");
        }
        String id = path.get(at);
        return ServiceReliances.part(texts, service, Kind.QUESTION, id,
            QUESTIONS.get(list).formatted(id));
    }

    private Stream<Reliance> rules(Pack pack, String folder, String service,
            Map<String, String> parameters) {
        String file = folder + "eligibility.dmn";
        return RuleSource.of(pack.need(file)).stream().flatMap(source -> {
            String id = source.decision() + (source.rule().isEmpty() ? "" : "/" + source.rule());
            Thing rule = Thing.unnamed(Kind.RULE, service + "/" + id, "/services/" + service);
            String place = file + ":" + source.line();
            return Stream.concat(mentioned(rule, source.words(), place),
                used(rule, source.words(), place, parameters));
        });
    }

    private Stream<Reliance> steps(Pack pack, String folder, String service) {
        String file = folder + "process.bpmn";
        return Model.read(pack.need(file)).elements().stream().flatMap(element ->
            element.xml().children("documentation").flatMap(said -> mentioned(
                ServiceReliances.part(texts, service, Kind.STEP, element.id(), "task." + element.id()),
                said.text(), file + ":" + said.line())));
    }

    /** A letter's comments are about it and not in it. */
    private Stream<Reliance> letters(Pack pack, String folder, String service,
            Map<String, String> parameters) {
        return pack.paths(folder + "letters/", ".xhtml").stream().flatMap(file -> {
            String id = file.substring(file.lastIndexOf('/') + 1, file.length() - ".xhtml".length());
            Thing letter = ServiceReliances.part(texts, service, Kind.LETTER, id,
                "letter." + id + ".subject");
            String words = COMMENT.matcher(new String(pack.need(file), StandardCharsets.UTF_8))
                .replaceAll(comment -> "\n".repeat((int) comment.group().lines().count() - 1));
            return Stream.concat(Mention.in(words).stream().map(said -> Reliance.of(letter, said.address(),
                file + ":" + Mention.line(words, said.at()))), used(letter, words, file, parameters));
        });
    }

    private Stream<Reliance> reasons(Pack pack, String folder, String service) {
        return Reason.of(pack, folder).stream().flatMap(reason -> mentioned(new Thing(Kind.REASON,
            service + "/" + reason.id(), reason.title(), ""), reason.provision() + "\n" + reason.text(),
            folder + Reason.FILE));
    }

    private static Stream<Reliance> mentioned(Thing thing, String words, String place) {
        return Mention.in(words).stream().map(Mention::address).distinct()
            .map(address -> Reliance.of(thing, address, place));
    }

    private static Stream<Reliance> used(Thing thing, String words, String place,
            Map<String, String> parameters) {
        Matcher used = PARAMETER.matcher(words);
        return used.results().map(found -> parameters.getOrDefault(found.group(1), "")).distinct()
            .filter(id -> !id.isEmpty())
            .map(id -> Reliance.of(thing, new Thing.Key(Kind.PARAMETER, id), place));
    }
}
