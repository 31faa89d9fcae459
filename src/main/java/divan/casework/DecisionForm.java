package divan.casework;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The official's form with what was typed, or what was proposed, in it.
 *
 * @param values by field; several values of one field by line
 */
public record DecisionForm(String step, List<Form.Judgement> judgements, List<Form.Weighing> weighing,
        List<String> refusals, Map<String, String> values) {

    static DecisionForm of(Casework.OpenCase open, Map<String, String> typed) {
        CaseState state = open.state();
        Form.Official official = open.form().official();
        Map<String, String> values = new LinkedHashMap<>(proposed(state));
        LocalDate latest = open.assessment().latestEnd();
        if (state.proposal().isEmpty() && latest != null) {
            values.put("granted-until", suggestion(open, latest).toString());
        }
        values.putAll(typed);
        List<Form.Judgement> asked = official.judgements().stream().filter(j -> situation(open).holds(j.showIf()))
            .toList();
        List<String> refusals = official.refuse().stream().filter(q -> q.id().equals("provisions"))
            .flatMap(q -> q.options().stream()).toList();
        String step = state.tasks().isEmpty() ? "" : state.tasks().getFirst().element();
        return new DecisionForm(step, asked, official.weighing(), refusals, values);
    }

    /** Fills the reason with a text to complete, after what stands there; outcome and provision where none is chosen. */
    static void use(Reason reason, Map<String, String> typed) {
        String written = typed.getOrDefault("reason", "").strip();
        typed.put("reason", written.isEmpty() ? reason.text() : written + "\n\n" + reason.text());
        typed.putIfAbsent("outcome", reason.outcome());
        if (reason.outcome().equals("refuse")) {
            typed.putIfAbsent("provisions", reason.provision());
        }
    }

    /** What was asked for, cut to what the law allows. */
    private static LocalDate suggestion(Casework.OpenCase open, LocalDate latest) {
        Object asked = open.filing().get("answers") instanceof Map<?, ?> answers ? answers.get("requested-until")
            : null;
        LocalDate wanted = asked == null ? latest : LocalDate.parse(asked.toString());
        return wanted.isBefore(latest) ? wanted : latest;
    }

    @SuppressWarnings("unchecked")
    private static Situation situation(Casework.OpenCase open) {
        return Situation.of((Map<String, Object>) open.filing().get("facts"), open.form(),
            (Map<String, Object>) open.filing().get("answers"), open.state().filedOn());
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
        return new Verdict(text(request, "outcome"), judgements, weighing, details(request));
    }

    private static Map<String, @Nullable Object> details(HttpServletRequest request) {
        Map<String, @Nullable Object> details = new LinkedHashMap<>();
        details.put("granted-until", day(request, "granted-until"));
        String[] provisions = request.getParameterValues("provisions");
        details.put("provisions", provisions == null ? List.of() : List.of(provisions));
        details.put("reason", text(request, "reason").isEmpty() ? null : text(request, "reason"));
        return details;
    }

    /**
     * Whoever decides answers outcome, end, provisions and reason anew; judgements and weighing are those of the
     * proposal unless changed on the form.
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
