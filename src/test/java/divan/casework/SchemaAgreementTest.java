package divan.casework;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import divan.kernel.IdentityNumber;
import divan.web.Caller;
import divan.web.Languages;
import divan.web.Shell;
import divan.web.Texts;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/**
 * JSON Schema of a form, read by another program (networknt), and the form's own check say the same of many
 * answers, as far as a schema can say it: good ones, and good ones with something changed.
 */
class SchemaAgreementTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final LocalDate DAY = LocalDate.of(2026, 11, 22);
    private static final int ROUNDS = 6000;
    /** What depends on other answers, or on a register, no schema can say. */
    private static final List<String> DEPENDING = List.of("plate", "address", "school");
    private static final Map<String, Object> FILE = Map.of("name", "a.pdf", "content", "JVBERi0=");

    private final Form form = EveryType.form();
    private final Random random = new Random(56);

    private JsonSchema schema() {
        Texts texts = new Texts();
        Map<String, String> words = new LinkedHashMap<>();
        words.put("service.wish-or-complaint.name", "Dilekçe");
        form.questions().forEach(q -> labels("", q, words));
        texts.add("test", Map.of("tr", words));
        Shell shell = new Shell(texts, Languages.TURKISH, Caller.ANYBODY, "/", "", DAY, true, "", "");
        String json = JSON.writeValueAsString(FormSchema.of("wish-or-complaint",
            "service.wish-or-complaint.", form, shell));
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(json,
            SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build());
    }

    private static void labels(String before, Question question, Map<String, String> words) {
        String key = before + question.id();
        words.put("service.wish-or-complaint.question." + key + ".label", key);
        question.options().forEach(o -> words.put("service.wish-or-complaint.option." + key + "." + o, o));
        question.questions().forEach(asked -> labels(key + ".", asked, words));
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private String number(String nine) {
        return IdentityNumber.withCheckDigits(nine + String.format("%06d", random.nextInt(1_000_000)));
    }

    private Map<String, Object> good() {
        Map<String, Object> answers = new LinkedHashMap<>();
        answers.put("subject", one(List.of("Konu", "x".repeat(200))));
        answers.put("wish", "y".repeat(20 + random.nextInt(100)));
        answers.put("full-name", one(List.of("Ayşe Örnek", "محمد", "O’Neill")));
        answers.put("number", number("991"));
        answers.put("home", new LinkedHashMap<>(Map.of("province", String.format("%02d",
            1 + random.nextInt(81)), "district", "Çankaya", "neighbourhood", "Kızılay", "building", "5")));
        answers.put("stay", new LinkedHashMap<>(Map.of("from", "2026-02-01", "until", "2026-02-28")));
        answers.put("topics", new ArrayList<>(one(List.of(List.of("work"), List.of("work", "health")))));
        answers.put("rooms", one(List.<Object>of(1, "2", 20)));
        answers.put("rent", one(List.<Object>of("12345.60", 0.1, 7, 12345678.5)));
        answers.put("proofs", new ArrayList<>(one(List.of(List.of(FILE), List.of(FILE, FILE)))));
        answers.put("driver", false);
        answers.put("declaration", true);
        List<Object> family = new ArrayList<>();
        for (int i = 0; i <= random.nextInt(3); i++) {
            family.add(new LinkedHashMap<>(Map.of("name", "Ali", "relation", "spouse", "income", i)));
        }
        answers.put("family", family);
        if (random.nextBoolean()) {
            answers.put("iban", "TR330006100519786457841326");
        }
        return answers;
    }

    private @Nullable Object strange() {
        return one(Arrays.asList("", "x", 5, -1.5, 1e15, true, false, List.of(), List.of("work", "work"),
            List.of("sleep"), List.of("work", "school", "health"), List.of(FILE, FILE, FILE), Map.of(), null,
            "2026-02-30", "31.12.2026", "2.345", "1e5", "123456", "99123", "a@b.tr", "12,5", "0", "-7",
            "Ali7", "z".repeat(201), "z".repeat(10_001), Map.of("from", "2026-02-01"), Map.of("x", 1),
            Map.of("from", "2026-02-30", "until", "2026-03-01"), List.of(Map.of("name", "Ada")),
            List.of(Map.of("name", "Ada", "relation", "aunt", "income", 1)), List.of("row")));
    }

    /** Something goes away or becomes something else, at the top or one step below. */
    @SuppressWarnings("unchecked")
    private void changed(Map<String, Object> answers) {
        String key = one(List.copyOf(answers.keySet()));
        Object value = answers.get(key);
        if (value instanceof LinkedHashMap<?, ?> parts && random.nextBoolean() && !parts.isEmpty()) {
            changed((Map<String, Object>) parts);
        } else if (value instanceof List<?> rows && !rows.isEmpty() && random.nextInt(3) > 0
                && one(rows) instanceof LinkedHashMap<?, ?> row && !row.isEmpty()) {
            changed((Map<String, Object>) row);
        } else if (random.nextInt(4) == 0) {
            answers.remove(key);
        } else {
            answers.put(key, strange());
        }
    }

    private List<String> ours(Map<String, Object> sent) {
        Map<String, Object> kept = new LinkedHashMap<>(Answers.fromJson(form, sent));
        if (sent.get("proofs") instanceof List<?> files) {
            kept.put("proofs", files.stream().map(f -> f.equals(FILE) ? Map.of("id", "1") : f).toList());
        }
        List<String> names = form.questions().stream().map(Question::id).toList();
        List<String> wrong = new ArrayList<>(sent.keySet().stream().filter(k -> !names.contains(k)).toList());
        Situation situation = Situation.of(Map.of("person", Map.of("given", "A", "family", "B", "address",
            "C")), form, Map.of("driver", false), DAY);
        AnswerCheck.check(form.questions(), kept, situation)
            .forEach(v -> wrong.add(v.code() + " " + v.field()));
        return wrong;
    }

    /** What only the program reckons: check digits, the order of days, literal limits of text. */
    private static boolean isBeyondASchema(List<String> wrong) {
        return !wrong.isEmpty() && wrong.stream().allMatch(w -> w.startsWith("identity-number number")
            || w.startsWith("iban ") || w.startsWith("period-order") || w.startsWith("in-past")
            || w.startsWith("not-positive") || w.startsWith("too-short") || w.startsWith("required family.")
            && DEPENDING.stream().anyMatch(w::endsWith));
    }

    @Test
    void anotherReaderOfTheSchemaSaysWhatTheProgramSays() {
        JsonSchema schema = schema();
        List<String> differing = new ArrayList<>();
        int good = 0;
        for (int i = 0; i < ROUNDS; i++) {
            Map<String, Object> answers = good();
            for (int changes = random.nextInt(3); changes > 0; changes--) {
                changed(answers);
            }
            String json = JSON.writeValueAsString(answers);
            boolean theirs = schema.validate(json, InputFormat.JSON).isEmpty();
            List<String> wrong = ours(JSON.readValue(json, Map.class));
            if (theirs != wrong.isEmpty() && !(theirs && isBeyondASchema(wrong))) {
                differing.add((theirs ? "only the program refuses " + wrong : "only the schema refuses "
                    + schema.validate(json, InputFormat.JSON)) + " in " + json.substring(0,
                        Math.min(json.length(), 900)));
            }
            good += wrong.isEmpty() ? 1 : 0;
        }
        assertThat(differing).isEmpty();
        assertThat(good).isBetween(ROUNDS / 5, ROUNDS * 4 / 5);
    }
}
