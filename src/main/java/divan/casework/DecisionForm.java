package divan.casework;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The official's form with what was typed, or what was proposed, in it.
 *
 * @param recorded questions of the step, where it is one that is only recorded
 * @param values by field; several values of one field by line
 */
public record DecisionForm(String step, List<Form.Judgement> judgements, List<Form.Weighing> weighing,
        List<Question> grant, List<String> refusals, List<Question> recorded, Map<String, String> values) {
    /** How FEEL names an answer of the step that is being recorded. */
    private static final String BESIDE = "step.";

    static DecisionForm of(Casework.OpenCase open, Map<String, String> typed, LocalDate today) {
        CaseState state = open.state();
        Form.Official official = open.form().official();
        Situation situation = Situation.filed(open.filing(), open.form(), state);
        Map<String, String> values = new LinkedHashMap<>(proposed(state));
        if (state.proposal().isEmpty()) {
            values.putAll(suggested(official.grant(), situation));
        }
        String step = state.tasks().isEmpty() ? "" : state.tasks().getFirst().element();
        List<Question> recorded = open.form().step(step).map(form -> {
            Situation now = Recording.situation(open.filing(), open.form(), state, form, Map.of(), today);
            values.putAll(suggested(form.questions(), now));
            return form.questions().stream().filter(q -> mayBeAsked(q, now)).toList();
        }).orElse(List.of());
        values.putAll(typed);
        List<Form.Judgement> asked = official.judgements().stream().filter(j -> situation.holds(j.showIf()))
            .toList();
        List<Question> grant = official.grant().stream().filter(q -> situation.holds(q.showIf())).toList();
        List<String> refusals = official.refuse().stream().filter(q -> q.id().equals("provisions"))
            .flatMap(q -> q.options().stream()).toList();
        return new DecisionForm(step, asked, official.weighing(), grant, refusals, recorded, values);
    }

    /**
     * What depends on an answer beside it stands there, as pages work without scripts; not where something
     * else that it wants besides is already known to be otherwise.
     */
    private static boolean mayBeAsked(Question question, Situation now) {
        String showIf = question.showIf();
        if (showIf == null || !showIf.contains(BESIDE)) {
            return now.holds(showIf);
        }
        return showIf.contains("(") || Stream.of(showIf.split("\\band\\b")).map(String::strip)
            .allMatch(wanted -> wanted.contains(BESIDE) || now.holds(wanted));
    }

    /** What was typed, where nothing else is asked. */
    static DecisionForm typed(Map<String, String> typed) {
        return new DecisionForm("", List.of(), List.of(), List.of(), List.of(), List.of(), typed);
    }

    /**
     * Fills the reason with a text to complete, after what stands there; outcome and provision where none is
     * chosen.
     */
    static void use(Reason reason, Map<String, String> typed) {
        String written = typed.getOrDefault("reason", "").strip();
        typed.put("reason", written.isEmpty() ? reason.text() : written + "\n\n" + reason.text());
        typed.putIfAbsent("outcome", reason.outcome());
        if (reason.outcome().equals("refuse")) {
            typed.putIfAbsent("provisions", reason.provision());
        }
    }

    /** What the form fills in before anybody has proposed: what was asked for, cut to what the law allows. */
    private static Map<String, String> suggested(List<Question> questions, Situation situation) {
        Map<String, String> suggested = new LinkedHashMap<>();
        for (Question question : questions) {
            Object value = question.knownFrom() == null ? null : situation.value(question.knownFrom());
            if (value != null) {
                suggested.put(question.id(), value instanceof Boolean yes ? yes ? "yes" : "no"
                    : value.toString());
            }
        }
        return suggested;
    }

    /** The proposal as the fields of the form, so that whoever decides starts from it. */
    private static Map<String, String> proposed(CaseState state) {
        Map<String, String> values = new LinkedHashMap<>();
        Map<String, Object> proposal = state.proposal();
        for (String part : List.of("judgements", "weighing")) {
            if (proposal.get(part) instanceof Map<?, ?> map) {
                map.forEach((key, value) -> values.put(part + "." + key, String.valueOf(value)));
            }
        }
        for (String field : List.of("outcome", "reason")) {
            values.put(field, String.valueOf(proposal.getOrDefault(field, "")));
        }
        values.put("granted-until", String.valueOf(proposal.getOrDefault("grantedUntil", "")));
        if (proposal.get("details") instanceof Map<?, ?> details) {
            details.forEach((key, value) -> values.put(String.valueOf(key),
                value instanceof Boolean yes ? yes ? "yes" : "no" : String.valueOf(value)));
        }
        if (proposal.get("provisions") instanceof List<?> provisions) {
            values.put("provisions", String.join("\n", provisions.stream().map(String::valueOf).toList()));
        }
        return values;
    }

    public String value(String field) {
        return values.getOrDefault(field, "");
    }

    public boolean has(String field, String value) {
        return Arrays.asList(value(field).split("\n")).contains(value);
    }

    /** Day, month or year of a date field, as typed or as proposed. */
    public String part(String field, String part) {
        String typed = values.get(field + "-" + part);
        if (typed != null) {
            return typed;
        }
        return Answers.date(value(field)).map(day -> switch (part) {
            case "day" -> String.valueOf(day.getDayOfMonth());
            case "month" -> String.valueOf(day.getMonthValue());
            default -> String.valueOf(day.getYear());
        }).orElse("");
    }

    static Verdict verdict(Form.Official official, HttpServletRequest request) {
        Map<String, String> judgements = new LinkedHashMap<>();
        official.judgements().forEach(j -> {
            put(request, "judgements." + j.id(), j.id(), judgements);
            put(request, "judgements." + j.id() + "-note", j.id() + "-note", judgements);
        });
        Map<String, String> weighing = new LinkedHashMap<>();
        official.weighing().forEach(w -> put(request, "weighing." + w.id(), w.id(), weighing));
        return new Verdict(text(request, "outcome"), judgements, weighing,
            details(official, request));
    }

    private static Map<String, @Nullable Object> details(Form.Official official, HttpServletRequest request) {
        List<Question> questions = Stream.of(official.grant(), official.refuse(), official.both())
            .flatMap(List::stream).toList();
        return Typed.of(request).fields(questions);
    }

    /**
     * Whoever decides answers outcome, end, provisions and reason anew; judgements and weighing are those of
     * the proposal unless changed on the form.
     */
    static Verdict decided(Casework.OpenCase open, HttpServletRequest request) {
        Verdict typed = verdict(open.form().official(), request);
        Map<String, String> judgements = texts(open.state().proposal().get("judgements"));
        judgements.putAll(typed.judgements());
        Map<String, String> weighing = texts(open.state().proposal().get("weighing"));
        weighing.putAll(typed.weighing());
        return new Verdict(typed.outcome(), judgements, weighing, typed.details());
    }

    private static Map<String, String> texts(@Nullable Object map) {
        Map<String, String> texts = new LinkedHashMap<>();
        if (map instanceof Map<?, ?> known) {
            known.forEach((key, value) -> texts.put(String.valueOf(key), String.valueOf(value)));
        }
        return texts;
    }

    private static void put(HttpServletRequest request, String field, String key, Map<String, String> into) {
        String value = text(request, field);
        if (!value.isEmpty()) {
            into.put(key, value);
        }
    }

    private static String text(HttpServletRequest request, String field) {
        String value = request.getParameter(field);
        return value == null ? "" : value.strip();
    }

    static @Nullable String day(HttpServletRequest request, String field) {
        String whole = text(request, field);
        String parts = text(request, field + "-day") + "." + text(request, field + "-month") + "."
            + text(request, field + "-year");
        String written = whole.isEmpty() ? parts : whole;
        return written.equals("..") ? null : Answers.normal(written);
    }
}
