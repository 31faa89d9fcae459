package divan.casework;

import divan.catalogue.Notice;
import divan.catalogue.Service;
import divan.packs.Finding;
import divan.packs.Pack;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Whether a service has the words that its pages and letters need: a missing one is found here, not by a
 * reader.
 */
final class TextCheck {
    private static final List<String> PAGE = List.of("name", "summary", "search-words", "who", "when",
        "needed", "cost", "duration", "decides", "discretion", "objection", "law-day", "rights");

    private TextCheck() {
    }

    static List<Finding> check(Definition definition, Pack pack, Set<String> words) {
        Service service = definition.service();
        List<String> needed = new ArrayList<>(PAGE.stream().map(service::key).toList());
        service.letters().keySet().forEach(letter ->
            needed.add(service.key("letter." + letter + ".subject")));
        if (service.letters().containsKey("withdrawal")) {
            List.of("warning", "again", "ended").forEach(word ->
                needed.add(service.key("withdrawal." + word)));
        }
        service.period().pauses().forEach(pause -> needed.add(service.key("pause." + pause.id())));
        needed.add(service.remedy().courtKey());
        Notice notice = service.notice();
        if (notice != null) {
            needed.addAll(List.of(service.key("notice.purpose"), service.key("notice.method")));
            notice.recipients().forEach(r -> needed.add(service.key("notice.recipient." + r)));
        }
        definition.form().questions().forEach(question -> question(service, "", question, needed));
        for (Form.Step step : definition.form().steps()) {
            needed.add(service.key("task." + step.id()));
            for (Question question : step.questions()) {
                String key = service.key("step." + step.id() + "." + question.id());
                needed.add(key + ".label");
                if (question.type() == Question.Type.CHOICE) {
                    question.options().forEach(option -> needed.add(key + ".option." + option));
                }
            }
        }
        String own = service.folder() + "text/tr.yaml";
        String file = pack.file(own).isPresent() ? own : "text/tr.yaml";
        return needed.stream().filter(key -> !words.contains(key))
            .map(key -> new Finding(file, 0, "has no text " + key)).toList();
    }

    /** @param before the group in whose rows the question stands, with a dot */
    private static void question(Service service, String before, Question question, List<String> needed) {
        String name = before + question.id();
        needed.add(service.key("question." + name + ".label"));
        if (question.type() == Question.Type.CHOICE) {
            question.options().forEach(o -> needed.add(service.key("option." + name + "." + o)));
        }
        question.questions().forEach(asked -> question(service, name + ".", asked, needed));
    }
}
