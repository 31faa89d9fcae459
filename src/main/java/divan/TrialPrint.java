package divan;

import divan.process.Element;
import divan.process.Model;
import divan.process.Moment;
import divan.process.Timer;
import divan.process.Token;
import divan.process.Trial;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The trace of a trial and where it stands at the end. */
record TrialPrint(Model model, Trial trial) {

    Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("process", model.id());
        map.put("trace", trial.trace().stream().map(this::step).toList());
        map.put("state", state());
        return map;
    }

    private Map<String, Object> step(Trial.Line line) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("event", line.happening());
        map.put("at", line.at().toString());
        map.put("element", line.moment().id());
        map.put("type", type(line.moment().id()));
        map.put("step", step(line.moment()));
        if (!line.moment().items().isEmpty()) {
            map.put("items", line.moment().items());
        }
        return map;
    }

    private static String step(Moment moment) {
        return (moment.instance() ? "instance-" : "") + moment.what().name().toLowerCase(Locale.ROOT);
    }

    /** As BPMN names it: {@code userTask}. */
    private String type(String id) {
        return model.flow(id) != null ? "sequenceFlow" : model.element(id).xml().name();
    }

    private Map<String, Object> state() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("at", trial.now().toString());
        map.put("ended", trial.state().ended());
        if (trial.error() != null) {
            map.put("error", trial.error());
        }
        map.put("waiting", trial.state().tokens().stream().map(this::waiting).toList());
        map.put("timers", trial.state().timers().stream().map(TrialPrint::timer).toList());
        map.put("messages", trial.awaited());
        return map;
    }

    private static Map<String, Object> timer(Timer timer) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("element", timer.at());
        map.put("due", timer.due().toString());
        return map;
    }

    private Map<String, Object> waiting(Token token) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("element", token.at());
        map.put("type", type(token.at()));
        if (token.via() != null) {
            map.put("came-by", token.via());
        }
        if (token.index() >= 0) {
            map.put("instance", token.index());
        }
        return map;
    }

    /** One line a moment. */
    List<String> lines() {
        return trial.trace().stream().map(line -> "%d  %s  %-18s %s%s".formatted(line.happening(), line.at(),
            step(line.moment()), line.moment().id(),
            line.moment().items().isEmpty() ? "" : " " + line.moment().items())).toList();
    }

    /** Where it stands, in words: also what the drawing says to those who do not see it. */
    List<String> words() {
        List<String> words = new ArrayList<>();
        if (trial.state().ended()) {
            words.add("Ended at " + trial.now() + (trial.error() == null ? "."
                : " with the error " + trial.error() + "."));
            return words;
        }
        trial.state().tokens().stream().map(Token::at).distinct()
            .forEach(id -> words.add("Waiting at " + named(id) + "."));
        trial.state().timers().forEach(timer -> words.add("The timer " + named(timer.at()) + " is due at "
            + timer.due() + "."));
        return words;
    }

    private String named(String id) {
        Element element = model.element(id);
        return element.name().isEmpty() ? element.id() : element.name() + " (" + element.id() + ")";
    }

    List<String> present() {
        return trial.state().tokens().stream().map(Token::at).distinct().toList();
    }

    List<String> passed() {
        return trial.trace().stream().map(Trial.Line::moment).filter(Moment::isPassing).map(Moment::id)
            .distinct().toList();
    }
}
