package divan.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import divan.demo.Sundial;
import divan.demo.World;
import divan.documents.DocumentEntry;
import divan.documents.Documents;
import divan.registers.Entry;
import divan.web.Caller;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.yaml.snakeyaml.Yaml;

/** Every example of the correction of a register through the whole program. */
@World
class RegisterCorrectionExamplesTest {
    private static final Path FILE =
        Path.of("packs/migration/services/register-correction/examples/disputes.yaml");
    @Autowired
    private ApplicationContext program;
    private Bureau bureau;

    @BeforeEach
    void open() {
        bureau = new Bureau(program);
        bureau.sundial.set(Sundial.FIRST_DAY);
    }

    @TestFactory
    Stream<DynamicTest> everyExampleGoesThroughTheProgramAsItTells() throws IOException {
        Map<String, Object> file = new Yaml().load(Files.readString(FILE));
        return Situations.list(file.get("examples")).stream()
            .map(example -> dynamicTest(String.valueOf(example.get("id")), () -> run(example)));
    }

    private void run(Map<String, @Nullable Object> example) {
        Map<String, @Nullable Object> restricted = new LinkedHashMap<>();
        restricted.put("restrictions", example.getOrDefault("restrictions", List.of()));
        Caller applicant = bureau.applicant(Situations.merged(Situations.usual(), restricted));
        UUID party = Objects.requireNonNull(applicant.party());
        Map<String, @Nullable Object> about = Situations.map(example.get("about"));
        String register = String.valueOf(about.get("register"));
        Entry row = rows(register, party).getFirst();
        Map<String, Object> answers = new LinkedHashMap<>(
            Bureau.known(Situations.map(example.get("answers"))));
        answers.put("declaration", true);
        Matter matter = new Matter(register, String.valueOf(about.get("field")), row.id());
        String no = ((Results.Filing.Filed) bureau.filing.file(applicant, "register-correction", matter,
            () -> answers, null)).no();
        Map<String, @Nullable Object> then = Situations.map(example.get("then"));
        found(no, then);
        decide(no, Situations.map(example.get("when")), row);
        came(no, then, register, party);
    }

    private List<Entry> rows(String register, UUID party) {
        return bureau.access.asSystem(() -> bureau.registers.history(register, party));
    }

    private void found(String no, Map<String, @Nullable Object> then) {
        CaseState state = bureau.stored(no).state();
        Assessment assessment = Filings.assessment(bureau.access.asSystem(() ->
            bureau.cases.filing(state.id())));
        for (String outcome : List.of("unmet", "attention")) {
            assertThat((Object) Set.copyOf(assessment.findings().stream()
                .filter(f -> f.outcome().equals(outcome))
                .map(Finding::rule).toList())).as(outcome).isEqualTo(Set.copyOf(listed(then, outcome)));
        }
        assertThat(state.organ()).isEqualTo(then.getOrDefault("organ", "92000006"));
    }

    private void decide(String no, Map<String, @Nullable Object> when, Entry row) {
        Map<String, Object> details = new LinkedHashMap<>(Bureau.known(Situations.map(when.get("details"))));
        details.computeIfPresent("correct-from", (key, day) -> day.equals("first")
            ? row.valid().from().toString() : day);
        details.put("reason", "Dosyadaki bilgilere göre karar verilmiştir.");
        Verdict verdict = new Verdict(String.valueOf(when.get("outcome")), Map.of("proved", "yes"), Map.of(),
            Bureau.details(details));
        boolean ban = bureau.stored(no).state().organ().equals("90010102");
        Caller officer = bureau.official(ban ? "officer-entry-bans" : "official");
        assertThat(bureau.decisions.propose(officer, no, bureau.stored(no).version(), verdict))
            .isInstanceOf(Results.Taking.Taken.class);
        assertThat(bureau.decide(bureau.official(ban ? "head-entry-bans" : "director"), no, verdict))
            .isInstanceOf(Results.Taking.Taken.class);
    }

    private void came(String no, Map<String, @Nullable Object> then, String register, UUID party) {
        CaseState state = bureau.stored(no).state();
        assertThat(state.outcome()).isEqualTo(then.get("outcome"));
        List<Entry> rows = rows(register, party);
        assertThat(rows.isEmpty()).isEqualTo(then.containsKey("gone"));
        Situations.map(then.get("register")).forEach((field, value) ->
            assertThat(field(rows.getLast(), field)).as(field).isEqualTo(value));
        if (then.containsKey("letters")) {
            assertThat(bureau.access.asSystem(() -> program.getBean(Documents.class).ofCase(state.id()))
                .stream()
                .map(DocumentEntry::title).toList()).isEqualTo(listed(then, "letters"));
        }
    }

    private static List<?> listed(Map<String, @Nullable Object> then, String key) {
        return then.get(key) instanceof List<?> list ? list : List.of();
    }

    private static @Nullable Object field(Entry entry, String field) {
        return switch (field) {
            case "from" -> entry.valid().from().toString();
            case "until" -> String.valueOf(entry.valid().last());
            default -> entry.values().get(field);
        };
    }
}
