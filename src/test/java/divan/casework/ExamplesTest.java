package divan.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import divan.access.Access;
import divan.casework.Situations.Example;
import divan.demo.Sundial;
import divan.demo.World;
import divan.documents.Documents;
import divan.kernel.Violation;
import divan.legislation.Parameters;
import divan.packs.Pack;
import divan.packs.Packs;
import divan.registers.Entry;
import divan.web.Caller;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/**
 * Every example of the pack through the whole program: registers, form, rules, process, letters, decision,
 * register again. An answer that the rules find missing is missed by the form first: such an application is
 * not filed, and its findings are those of the draft.
 */
@World
class ExamplesTest {
    @Autowired
    private ApplicationContext program;
    @Autowired
    private Access access;
    @Autowired
    private Documents documents;
    private Bureau bureau;

    @BeforeEach
    void open() {
        bureau = new Bureau(program);
    }

    @AfterEach
    void parametersAsTheyAre() {
        program.getBean(Parameters.class).load(pack());
        bureau.sundial.set(Sundial.FIRST_DAY);
    }

    @TestFactory
    Stream<DynamicTest> everyExampleGoesThroughTheProgramAsItTells() {
        return Situations.all().stream().map(example -> dynamicTest(example.id(), () -> run(example)));
    }

    private Pack pack() {
        return program.getBean(Packs.class).active("migration").orElseThrow();
    }

    private void run(Example example) {
        bureau.sundial.set(LocalDate.parse(String.valueOf(example.given().get("filed-on"))));
        program.getBean(Parameters.class).load(with(Situations.map(example.given().get("parameters"))));
        Caller applicant = bureau.applicant(example.given());
        Map<String, Object> answers = bureau.answers(applicant,
            Situations.map(example.given().get("answers")));
        Writing writing = written(applicant, answers, example);
        assertThat(writing.assessment().admission()).extracting(Violation::code)
            .isEqualTo(example.listed("admission"));
        assess(example, writing.assessment());
        boolean asked = !((List<?>) Objects.requireNonNull(example.given().get("asked"))).isEmpty();
        if (asked) {
            // nobody can ask for a document yet, so that the form does not know of it when it is filed
            return;
        }
        Results.Filing result = bureau.file(applicant, answers);
        if (!writing.violations(true).isEmpty()) {
            assertThat(result).isInstanceOf(Results.Filing.Invalid.class);
            assertThat(access.asSystem(() -> bureau.cases.of(applicant.party()))).isEmpty();
            assertThat(example.steps()).isEmpty();
            return;
        }
        String no = ((Results.Filing.Filed) result).no();
        assess(example, Filings.assessment(access.asSystem(() ->
            bureau.cases.filing(bureau.stored(no).state().id()))));
        example.steps().forEach(step -> take(step, no));
        came(example, no);
    }

    private Writing written(Caller applicant, Map<String, Object> answers, Example example) {
        Definition definition = bureau.bean(Definitions.class).inForce(Bureau.SERVICE);
        return access.as(applicant, () -> {
            Draft whole = bureau.applications.whole(applicant, definition, answers);
            Map<String, Object> facts = new LinkedHashMap<>(whole.facts());
            facts.put("asked", Objects.requireNonNull(example.given().get("asked")));
            // what a register knows fills the answer in; an example that says null wants it unanswered
            Map<String, Object> given = new LinkedHashMap<>(whole.answers());
            Situations.map(example.given().get("answers")).forEach((id, value) -> {
                if (value == null) {
                    given.remove(id);
                }
            });
            return bureau.applications.writing(new Draft(whole.id(), whole.party(), whole.person(),
                whole.service(), whole.pack(), facts, given, 1, null, whole.created(), whole.changed()),
                bureau.sundial.today());
        });
    }

    private static void assess(Example example, Assessment assessment) {
        for (String outcome : List.of("unmet", "attention")) {
            assertThat((Object) Set.copyOf(assessment.findings().stream()
                .filter(f -> f.outcome().equals(outcome))
                .map(Finding::rule).toList())).as(outcome).isEqualTo(Set.copyOf(example.listed(outcome)));
        }
        if (example.then().containsKey("latest-end")) {
            Object latest = example.then().get("latest-end");
            assertThat(assessment.latestEnd()).isEqualTo(latest == null ? null
                : LocalDate.parse(latest.toString()));
        }
        if (example.then().containsKey("limited-by")) {
            assertThat(assessment.latestEndProvision()).isEqualTo(example.then().get("limited-by"));
        }
        if (example.then().containsKey("child-concerned")) {
            assertThat(assessment.childConcerned()).isEqualTo(example.then().get("child-concerned"));
        }
    }

    private void take(Map<String, @Nullable Object> step, String no) {
        Results.Taking taken = switch (String.valueOf(step.get("by"))) {
            case "ask" -> ask(step, no);
            case "supply" -> supply(step, no);
            case "withdraw" -> bureau.bean(Withdrawal.class).withdraw(bureau.owner(no), no);
            case "time" -> pass(step, no);
            case "review" -> bureau.propose(no, verdict(step, no));
            case "decide" -> bureau.decide(bureau.official("director"), no, decided(step, no));
            default -> serve(step, no);
        };
        assertThat(taken).as("%s", step).isInstanceOf(Results.Taking.Taken.class);
    }

    private void on(Map<String, @Nullable Object> step) {
        bureau.sundial.set(LocalDate.parse(String.valueOf(step.get("on"))));
    }

    private Results.Taking ask(Map<String, @Nullable Object> step, String no) {
        on(step);
        List<String> listed = ((List<?>) Objects.requireNonNull(step.get("documents"))).stream()
            .map(String::valueOf)
            .toList();
        List<String> others = step.get("others") instanceof List<?> list ? list.stream().map(String::valueOf)
            .toList()
            : List.of();
        return bureau.ask(no, listed, others);
    }

    private Results.Taking supply(Map<String, @Nullable Object> step, String no) {
        on(step);
        MissingDocuments missing = bureau.bean(MissingDocuments.class);
        List<?> files = step.get("files") instanceof List<?> list ? list : List.of();
        for (int item = 0; item < files.size(); item++) {
            missing.bring(bureau.owner(no), no, item, String.valueOf(files.get(item)), Bureau.PDF);
        }
        return missing.supply(bureau.owner(no), no, String.valueOf(step.getOrDefault("statement", "")));
    }

    /** The days go by, and whatever is due on the way happens. */
    private Results.Taking pass(Map<String, @Nullable Object> step, String no) {
        on(step);
        bureau.casework.passDeadlines(bureau.sundial.instant());
        return new Results.Taking.Taken(no, bureau.lastAct(no));
    }

    private Results.Taking serve(Map<String, @Nullable Object> step, String no) {
        bureau.sundial.set(LocalDate.parse(String.valueOf(step.get("on"))));
        return bureau.serve(no, String.valueOf(step.get("on")));
    }

    private Verdict verdict(Map<String, @Nullable Object> step, String no) {
        Map<String, String> judgements = new LinkedHashMap<>(bureau.grant(no, "").judgements());
        Situations.map(step.get("answers")).forEach((id, answer) -> {
            judgements.put(id, String.valueOf(Situations.map(answer).get("answer")));
            judgements.put(id + "-note", String.valueOf(Situations.map(answer).get("note")));
        });
        Map<String, String> weighing = new LinkedHashMap<>();
        Situations.map(step.get("weighing")).forEach((id, words) -> weighing.put(id, String.valueOf(words)));
        Map<String, @Nullable Object> details = new LinkedHashMap<>();
        for (String id : List.of("granted-until", "provisions", "reason")) {
            details.put(id, step.get(id));
        }
        return new Verdict(String.valueOf(step.get("outcome")), judgements, weighing, details);
    }

    /** Whoever decides starts from the proposal, as the form does. */
    private Verdict decided(Map<String, @Nullable Object> step, String no) {
        if ("returned".equals(step.get("outcome"))) {
            return Bureau.returned("İstenen süre yeniden değerlendirilmelidir.");
        }
        Map<String, Object> proposal = bureau.stored(no).state().proposal();
        Map<String, @Nullable Object> details = new LinkedHashMap<>();
        details.put("granted-until", proposal.get("grantedUntil"));
        details.put("provisions", proposal.get("provisions"));
        details.put("reason", proposal.get("reason"));
        return new Verdict(String.valueOf(step.get("outcome")), texts(proposal.get("judgements")),
            texts(proposal.get("weighing")), details);
    }

    private static Map<String, String> texts(@Nullable Object map) {
        Map<String, String> texts = new LinkedHashMap<>();
        Situations.map(map).forEach((key, value) -> texts.put(key, String.valueOf(value)));
        return texts;
    }

    private void came(Example example, String no) {
        CaseState state = bureau.stored(no).state();
        assertThat(state.outcome()).isEqualTo(example.then().get("outcome"));
        if (example.then().containsKey("state")) {
            assertThat(state.name()).isEqualTo(example.then().get("state"));
        }
        if (example.then().containsKey("deadline")) {
            assertThat(state.deadline().toString()).isEqualTo(example.then().get("deadline"));
        }
        List<String> letters = example.listed("letters").stream().map(String::valueOf).toList();
        List<String> expected = letters.isEmpty() ? List.of("receipt") : letters;
        assertThat(access.asSystem(() -> documents.ofCase(state.id())).stream().map(d -> d.kind()).sorted()
            .toList())
            .isEqualTo(expected.stream().map(this::kind).sorted().toList());
        List<Entry> permits = new ArrayList<>(bureau.permits(state.party()));
        permits.removeIf(e -> !decisions(no).contains(e.madeBy()));
        Map<String, @Nullable Object> row = Situations.map(Situations.map(example.then().get("register"))
            .get("residence-permits"));
        assertThat(permits).hasSize(row.isEmpty() ? 0 : 1);
        row.forEach((field, value) -> assertThat(field(permits.getFirst(), field)).as(field)
            .isEqualTo(value));
    }

    private String kind(String letter) {
        return Objects.requireNonNull(bureau.bean(Definitions.class).inForce(Bureau.SERVICE).service()
            .letters()
            .get(letter)).kind();
    }

    private List<java.util.UUID> decisions(String no) {
        return bureau.acts(no).stream().filter(a -> a.type().equals("case.decided")).map(a -> a.id())
            .toList();
    }

    private static @Nullable Object field(Entry entry, String field) {
        return switch (field) {
            case "from" -> entry.valid().from().toString();
            case "until" -> Objects.requireNonNull(entry.valid().last()).toString();
            default -> entry.values().get(field);
        };
    }

    /** The pack with an example's values in the place of those in force. */
    private Pack with(Map<String, @Nullable Object> values) {
        Definition definition = bureau.bean(Definitions.class).inForce(Bureau.SERVICE);
        StringBuilder yaml = new StringBuilder();
        Map<String, String> ids = new TreeMap<>(definition.service().parameters());
        values.forEach((name, value) -> yaml.append(parameter(ids.remove(name.replace('-', '_')), value)));
        Parameters known = program.getBean(Parameters.class);
        ids.values().forEach(id -> yaml.append(parameter(id, known.on(id, bureau.sundial.today())
            .map(Parameters.Value::value).orElse(null))));
        Map<String, byte[]> files = new TreeMap<>(pack().files());
        files.put("parameters.yaml", yaml.toString().getBytes(StandardCharsets.UTF_8));
        return Pack.of(pack().name(), files);
    }

    private static String parameter(@Nullable String id, @Nullable Object value) {
        return "- {id: " + Objects.requireNonNull(id) + ", values: [{from: \"2000-01-01\", value: " + value
            + "}]}\n";
    }
}
