package divan.casework;

import divan.web.Shell;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One time that officials recorded a step of a case, in the reader's words. */
public record Recorded(String title, LocalDate on, List<Row> rows) {
    /** A question of the step and its answer. */
    public record Row(String label, String words) {
    }

    /** Step by step in the order of the form, each from its first time on. */
    public static List<Recorded> of(Casework.OpenCase open, Shell shell) {
        List<Recorded> recorded = new ArrayList<>();
        String key = "service." + open.state().service();
        for (Form.Step step : open.form().steps()) {
            List<?> times = open.state().steps().get(step.id()) instanceof List<?> list ? list : List.of();
            for (Object time : times) {
                Map<?, ?> answers = (Map<?, ?>) time;
                recorded.add(new Recorded(shell.t(key + ".task." + step.id()),
                    LocalDate.parse(String.valueOf(answers.get("on"))), rows(key, step, answers, shell)));
            }
        }
        return recorded;
    }

    private static List<Row> rows(String key, Form.Step step, Map<?, ?> answers, Shell shell) {
        return step.questions().stream().filter(question -> answers.get(question.id()) != null)
            .map(question -> {
                String at = key + ".step." + step.id() + "." + question.id();
                return new Row(shell.t(at + ".label"), words(at, answers.get(question.id()), shell));
            }).toList();
    }

    private static String words(String at, Object answer, Shell shell) {
        return answer instanceof List<?> many
            ? String.join(", ", many.stream().map(one -> words(at, one, shell)).toList())
            : shell.has(at + ".option." + answer) ? shell.t(at + ".option." + answer)
            : shell.value("", answer);
    }
}
