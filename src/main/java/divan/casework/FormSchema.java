package divan.casework;

import divan.casework.Question.Limit;
import divan.casework.Question.Type;
import divan.web.Shell;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A form as JSON Schema, draft 2020-12: the {@code answers} that {@code POST /api/cases} takes. What depends
 * on other answers or on a register stands in {@code $comment} as FEEL; check digits, too, only {@link
 * AnswerCheck} reckons. Nothing that it takes is refused here.
 */
final class FormSchema {
    private static final String DRAFT = "https://json-schema.org/draft/2020-12/schema";
    /** A day of ISO 8601. */
    private static final String DAY = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$";
    private static final BigDecimal BEYOND = BigDecimal.TEN.pow(15);

    private final String prefix;
    private final Shell shell;

    private FormSchema(String prefix, Shell shell) {
        this.prefix = prefix;
        this.shell = shell;
    }

    /** In the language of the shell. */
    static Map<String, @Nullable Object> of(Definition definition, Shell shell) {
        return of(definition.service().id(), definition.service().key(""), definition.form(), shell);
    }

    /** @param prefix of the service's texts, with a dot */
    static Map<String, @Nullable Object> of(String service, String prefix, Form form, Shell shell) {
        FormSchema schema = new FormSchema(prefix, shell);
        Map<String, @Nullable Object> all = new LinkedHashMap<>();
        all.put("$schema", DRAFT);
        all.put("$id", "/api/services/" + service + "/form");
        all.put("title", schema.words("name"));
        all.putAll(schema.object("", form.questions()));
        return all;
    }

    private String words(String key) {
        return Shell.plain(shell.t(prefix + key));
    }

    /** @param before the group in whose rows the questions stand, with a dot */
    private Map<String, @Nullable Object> object(String before, List<Question> questions) {
        Map<String, @Nullable Object> properties = new LinkedHashMap<>();
        List<String> required = new ArrayList<>();
        for (Question question : questions) {
            if (question.isAsked()) {
                boolean always = needed(question) && question.showIf() == null
                    && question.knownFrom() == null;
                properties.put(question.id(), described(before, question, always));
                if (always) {
                    required.add(question.id());
                }
            }
        }
        Map<String, @Nullable Object> object = typed("object");
        object.put("properties", properties);
        object.put("required", required);
        object.put("additionalProperties", false);
        return object;
    }

    private static boolean needed(Question question) {
        return question.required() || question.count().least() > 0;
    }

    private Map<String, @Nullable Object> described(String before, Question question, boolean always) {
        Map<String, @Nullable Object> described = new LinkedHashMap<>();
        String key = "question." + before + question.id();
        described.put("title", words(key + ".label"));
        if (shell.has(prefix + key + ".hint")) {
            described.put("description", Shell.plain(shell.t(prefix + key + ".hint", "")));
        }
        if (question.showIf() != null) {
            described.put("$comment", "asked if " + question.showIf());
        }
        Map<String, @Nullable Object> value = value(before, question);
        if (always) {
            described.putAll(value);
        } else {
            // what is not answered may be left out, null or empty
            described.put("anyOf", List.of(value, none(question)));
        }
        return described;
    }

    private static Map<String, @Nullable Object> none(Question question) {
        List<@Nullable Object> nothing = new ArrayList<>();
        nothing.add(null);
        nothing.add("");
        if (question.many() || question.type() == Type.GROUP) {
            nothing.add(List.of());
        }
        if (question.type() == Type.PERIOD || question.type() == Type.ADDRESS) {
            nothing.add(Map.of());
        }
        if (question.type() == Type.DECLARATION) {
            nothing.add(false);
        }
        Map<String, @Nullable Object> none = new LinkedHashMap<>();
        none.put("enum", nothing);
        return none;
    }

    private Map<String, @Nullable Object> value(String before, Question question) {
        return switch (question.type()) {
            case SHOWN, CALCULATED -> Map.of();
            case TEXT -> text(question, Answers.LONGEST);
            case NAME -> with(text(question, Written.LONGEST_NAME), "pattern", "^" + Written.NAME + "$");
            case EMAIL -> with(text(question, Written.LONGEST_EMAIL), "pattern", "^" + Written.EMAIL + "$");
            case PHONE -> pattern(Written.PHONE);
            case IBAN -> pattern(Written.IBAN);
            case PLATE -> pattern(Written.PLATE_KEPT);
            case IDENTITY_NUMBER -> pattern(identity(question));
            case NUMBER -> number(question, question.decimals());
            case MONEY -> number(question, 2);
            case DATE -> day();
            case PERIOD -> period();
            case YES_NO -> typed("boolean");
            case DECLARATION -> new LinkedHashMap<>(Map.of("const", true));
            case CHOICE -> question.many() ? list(question, choice(before, question), true)
                : choice(before, question);
            case ADDRESS -> address();
            case FILE -> question.many() ? list(question, file(), false) : file();
            case GROUP -> list(question, object(before + question.id() + ".", question.questions()), false);
        };
    }

    private static Map<String, @Nullable Object> typed(String type) {
        Map<String, @Nullable Object> typed = new LinkedHashMap<>();
        typed.put("type", type);
        return typed;
    }

    private static Map<String, @Nullable Object> with(Map<String, @Nullable Object> schema, String key,
            Object value) {
        schema.put(key, value);
        return schema;
    }

    private static Map<String, @Nullable Object> text(Question question, int longest) {
        BigDecimal most = literal(question.max());
        BigDecimal least = literal(question.min());
        Map<String, @Nullable Object> text = typed("string");
        text.put("minLength", Math.max(1, least == null ? 1 : least.intValue()));
        text.put("maxLength", most == null ? longest : Math.min(longest, most.intValue()));
        return text;
    }

    private static Map<String, @Nullable Object> pattern(String pattern) {
        return with(typed("string"), "pattern", "^(" + pattern + ")$");
    }

    private static String identity(Question question) {
        return question.kinds().size() != 1 ? "[1-9][0-9]{10}"
            : question.kinds().getFirst().equals("citizen") ? "(?!99)[1-9][0-9]{10}" : "99[0-9]{9}";
    }

    /** As a number of JSON, or as text that no reader rounds. */
    private static Map<String, @Nullable Object> number(Question question, int decimals) {
        Map<String, @Nullable Object> number = typed("number");
        BigDecimal least = literal(question.min());
        BigDecimal most = literal(question.max());
        number.put("multipleOf", BigDecimal.ONE.movePointLeft(decimals));
        number.put("exclusiveMinimum", BEYOND.negate());
        number.put("exclusiveMaximum", BEYOND);
        if (least != null) {
            number.put("minimum", least);
        }
        if (most != null) {
            number.put("maximum", most);
        }
        String behind = decimals == 0 ? "" : "(\\.[0-9]{1," + decimals + "})?";
        Map<String, @Nullable Object> either = new LinkedHashMap<>();
        either.put("anyOf", List.of(number, pattern("-?[0-9]{1,15}" + behind)));
        return either;
    }

    /** Of a limit that is a number whatever else is answered. */
    private static @Nullable BigDecimal literal(@Nullable Limit limit) {
        return limit != null && limit.is().strip().matches("-?[0-9]{1,15}(\\.[0-9]{1,4})?")
            ? new BigDecimal(limit.is().strip()) : null;
    }

    private static Map<String, @Nullable Object> day() {
        return with(with(typed("string"), "format", "date"), "pattern", DAY);
    }

    private static Map<String, @Nullable Object> period() {
        return parts(Map.of(Answers.FROM, day(), Answers.UNTIL, day()), Answers.PERIOD, Answers.PERIOD);
    }

    private static Map<String, @Nullable Object> address() {
        Map<String, Object> parts = new LinkedHashMap<>();
        for (String part : Address.PARTS) {
            Map<String, @Nullable Object> words = with(typed("string"), "maxLength", Address.LONGEST);
            parts.put(part, part.equals(Address.PROVINCE)
                ? with(typed("string"), "enum", List.copyOf(Address.provinces().keySet()))
                : Address.REQUIRED.contains(part) ? with(words, "minLength", 1) : words);
        }
        return parts(parts, Address.PARTS, Address.REQUIRED);
    }

    private static Map<String, @Nullable Object> parts(Map<String, ?> parts, List<String> order,
            List<String> required) {
        Map<String, @Nullable Object> properties = new LinkedHashMap<>();
        order.forEach(part -> properties.put(part, parts.get(part)));
        return with(with(with(typed("object"), "properties", properties), "required", required),
            "additionalProperties", false);
    }

    private Map<String, @Nullable Object> choice(String before, Question question) {
        Map<String, @Nullable Object> choice = new LinkedHashMap<>();
        choice.put("oneOf", question.options().stream().map(option -> Map.of("const", option, "title",
            words("option." + before + question.id() + "." + option))).toList());
        return choice;
    }

    private static Map<String, @Nullable Object> list(Question question, Map<String, @Nullable Object> item,
            boolean unique) {
        Map<String, @Nullable Object> list = typed("array");
        list.put("items", item);
        list.put("minItems", Math.max(needed(question) ? 1 : 0, question.count().least()));
        if (!AnswerCheck.isOfAList(question)) {
            list.put("maxItems", question.count().most());
        }
        if (unique) {
            list.put("uniqueItems", true);
        }
        return list;
    }

    /** Its kind follows from its content. */
    private static Map<String, @Nullable Object> file() {
        Map<String, Object> content = Map.of("type", "string", "contentEncoding", "base64");
        return with(with(typed("object"), "properties", Map.of("name", typed("string"), "content", content)),
            "required", List.of("name", "content"));
    }
}
