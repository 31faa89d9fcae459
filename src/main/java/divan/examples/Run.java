package divan.examples;

import divan.casework.Applications;
import divan.casework.ExampleCases;
import divan.casework.Filing;
import divan.casework.Form;
import divan.casework.Matter;
import divan.casework.Question;
import divan.casework.Results;
import divan.casework.Writing;
import divan.catalogue.Catalogue;
import divan.catalogue.Service;
import divan.kernel.Failure;
import divan.kernel.Violation;
import divan.web.Caller;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** One example from the registers to what came of it. */
@Component
class Run {
    /** Ends with what makes a PDF one; nobody reads it. */
    static final byte[] PDF = "%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n".getBytes(
        StandardCharsets.US_ASCII);

    /** What is no row of a register. */
    private static final Set<String> OF_ACTS = Set.of(Matter.READS, Matter.FILES);

    private final Stage stage;
    private final Catalogue catalogue;
    private final Applications applications;
    private final Filing filing;
    private final ExampleCases cases;
    private final Steps steps;
    private final Expected expected;

    Run(Stage stage, Catalogue catalogue, Applications applications, Filing filing, ExampleCases cases,
            Steps steps, Expected expected) {
        this.stage = stage;
        this.catalogue = catalogue;
        this.applications = applications;
        this.filing = filing;
        this.cases = cases;
        this.steps = steps;
        this.expected = expected;
    }

    /** @return what is not as it tells, in sentences */
    List<String> of(Example example, Sun sun) {
        List<String> wrong = new ArrayList<>();
        example.unknown().forEach(key -> wrong.add("then." + key + " is nothing that can be told"));
        try {
            through(example, sun, wrong);
        } catch (Failure e) {
            wrong.add("refused: " + e.kind() + " " + e.violations().stream().map(Violation::code).toList());
        } catch (IllegalArgumentException | IllegalStateException | ClassCastException e) {
            wrong.add(String.valueOf(e.getMessage()));
        }
        return wrong;
    }

    private void through(Example example, Sun sun, List<String> wrong) {
        List<Example> before = example.before();
        Caller applicant = stage.applicant(Stream.concat(Stream.of(example), before.stream()).map(one ->
            catalogue.service(one.service()).orElseThrow()).toList(), example);
        List<String> filed = new ArrayList<>();
        for (Example earlier : before) {
            begins(earlier, sun);
            String no = earlier(earlier, applicant, filed, wrong);
            if (no.isEmpty() || !goesOn(earlier, no, applicant, sun, wrong)) {
                return;
            }
            filed.add(no);
        }
        begins(example, sun);
        itself(example, applicant, filed, sun, wrong);
    }

    private static void begins(Example example, Sun sun) {
        if (example.given().get("filed-on") != null) {
            sun.set(LocalDate.parse(String.valueOf(example.given().get("filed-on"))));
        }
    }

    /** @return its number; empty where it was not filed */
    private String earlier(Example example, Caller applicant, List<String> filed, List<String> wrong) {
        Caller writer = writer(example, applicant);
        UUID draft = written(example, writer, filed);
        return switch (filing.file(writer, draft)) {
            case Results.Filing.Filed taken -> taken.no();
            case Results.Filing.Invalid invalid -> {
                wrong.add("before it, " + example.service() + " was not filed: " + invalid.violations()
                    .stream().map(v -> v.code() + " " + v.field()).toList());
                yield "";
            }
        };
    }

    private Caller writer(Example example, Caller applicant) {
        Service service = catalogue.service(example.service()).orElseThrow();
        if (service.isByOffice()) {
            return stage.opener(service, example).assisting(Objects.requireNonNull(applicant.party()));
        }
        return service.inPerson() == null ? applicant : stage.atCounter(service, example, applicant);
    }

    private void itself(Example example, Caller applicant, List<String> filed, Sun sun, List<String> wrong) {
        if (isGone(example) && OF_ACTS.contains(about(example))) {
            unknown(example, applicant, wrong);
            return;
        }
        Caller writer = writer(example, applicant);
        UUID draft = written(example, writer, filed);
        List<String> asked = Example.texts(example.given().get("asked"));
        if (!asked.isEmpty()) {
            expected.found(example, cases.found(writer, draft, asked, known(example, writer)), wrong);
            return;
        }
        Writing writing = applications.open(writer, draft);
        expected.found(example, writing.assessment(), wrong);
        if (!writing.violations(true).isEmpty()) {
            unfiled(example, writing, wrong);
            return;
        }
        if (isGone(example)) {
            stage.ends(about(example), applicant);
        }
        switch (filing.file(writer, draft)) {
            case Results.Filing.Filed taken -> {
                if (goesOn(example, taken.no(), applicant, sun, wrong)) {
                    expected.came(example, taken.no(), wrong);
                }
            }
            case Results.Filing.Invalid invalid -> expected.refused(example, invalid.violations(), wrong);
        }
    }

    private static boolean isGone(Example example) {
        return Boolean.TRUE.equals(example.given().get("gone"));
    }

    private static String about(Example example) {
        return String.valueOf(example.given("about").get("register"));
    }

    /** Acts and cases do not go; a program of theirs may name one that never was. */
    private void unknown(Example example, Caller applicant, List<String> wrong) {
        Matter never = new Matter(about(example), String.valueOf(example.given("about").get("field")),
            UUID.randomUUID());
        Results.Filing came = cases.byProgram(applicant, example.service(), never, known(example, applicant));
        expected.refused(example, came instanceof Results.Filing.Invalid invalid ? invalid.violations()
            : List.of(), wrong);
    }

    /** @return whether every step was taken, or refused as told */
    private boolean goesOn(Example example, String no, Caller applicant, Sun sun, List<String> wrong) {
        Steps.Progress progress = steps.begin(no, applicant, sun);
        for (Map<String, @Nullable Object> step : example.steps()) {
            String refused = progress.take(step);
            if (!refused.isEmpty()) {
                wrong.add(step + ": " + refused);
                return false;
            }
        }
        return true;
    }

    private static void unfiled(Example example, Writing writing, List<String> wrong) {
        boolean told = example.steps().isEmpty() && example.then().get("outcome") == null
            && example.told("letters").isEmpty();
        if (!told) {
            wrong.add("it was not filed: " + writing.violations(true).stream()
                .map(v -> v.code() + " " + v.field()).toList());
        }
    }

    private UUID written(Example example, Caller applicant, List<String> filed) {
        Map<String, @Nullable Object> about = example.given("about");
        UUID draft = begun(example, applicant, about, filed);
        applications.noticed(applicant, applications.open(applicant, draft));
        Map<String, @Nullable Object> answers = example.given("answers");
        List<String> done = new ArrayList<>();
        for (Form.Page page = next(applicant, draft, done); page != null;
                page = next(applicant, draft, done)) {
            done.add(page.id());
            applications.answer(applicant, draft, page, given(page, answers, applicant));
        }
        return draft;
    }

    private UUID begun(Example example, Caller applicant, Map<String, @Nullable Object> about,
            List<String> filed) {
        Object record = example.given("opened").get("record");
        if (record != null) {
            return cases.opened(applicant, example.service(), record.toString());
        }
        return about.isEmpty() ? applications.begin(applicant, example.service())
            : applications.begin(applicant, example.service(), matter(about, applicant, filed));
    }

    /** Pages show and hide others as they are answered. */
    private Form.@Nullable Page next(Caller applicant, UUID draft, List<String> done) {
        return applications.open(applicant, draft).pages().stream().filter(page -> !done.contains(page.id()))
            .findFirst().orElse(null);
    }

    private Map<String, @Nullable Object> given(Form.Page page, Map<String, @Nullable Object> answers,
            Caller applicant) {
        Map<String, @Nullable Object> given = new LinkedHashMap<>();
        for (Question question : page.questions()) {
            if (answers.containsKey(question.id())) {
                given.put(question.id(), answer(question.id(), answers.get(question.id()), applicant));
            }
        }
        return given;
    }

    /** A file is kept first, one of several too; other answers are as they are told. */
    private @Nullable Object answer(String question, @Nullable Object answer, Caller applicant) {
        return switch (answer) {
            case Map<?, ?> file when file.keySet().equals(Set.of("file")) -> applications.keep(applicant,
                String.valueOf(file.get("file")), PDF, List.of("pdf"), 10, question).answer();
            case List<?> several -> several.stream().map(one -> answer(question, one, applicant)).toList();
            case null, default -> answer;
        };
    }

    private Map<String, Object> known(Example example, Caller applicant) {
        Map<String, Object> known = new LinkedHashMap<>();
        example.given("answers").forEach((question, answer) -> {
            if (answer != null) {
                known.put(question, Objects.requireNonNull(answer(question, answer, applicant)));
            }
        });
        return known;
    }

    /**
     * The first row that the person has in the register; what was last read of them, the case before this, or
     * all of them.
     */
    private Matter matter(Map<String, @Nullable Object> about, Caller applicant, List<String> filed) {
        String register = String.valueOf(about.get("register"));
        String field = String.valueOf(about.get("field"));
        return switch (register) {
            case Matter.READS -> cases.lastRead(applicant);
            case Matter.FILES -> new Matter(register, field, field.equals(Matter.ALL_FILES)
                ? Objects.requireNonNull(applicant.party()) : cases.see(filed.getLast()).state().id());
            default -> new Matter(register, field, stage.first(register, applicant));
        };
    }
}
