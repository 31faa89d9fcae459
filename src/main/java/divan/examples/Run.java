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
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** One example from the registers to what came of it. */
@Component
class Run {
    /** Ends with what makes a PDF one; nobody reads it. */
    static final byte[] PDF = "%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n".getBytes(
        StandardCharsets.US_ASCII);

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
        if (example.given().get("filed-on") != null) {
            sun.set(LocalDate.parse(String.valueOf(example.given().get("filed-on"))));
        }
        Service service = catalogue.service(example.service()).orElseThrow();
        Caller applicant = stage.applicant(service, example);
        Caller filer = service.isByOffice() ? stage.opener(service, example).assisting(
            Objects.requireNonNull(applicant.party())) : applicant;
        UUID draft = written(example, filer);
        List<String> asked = Example.texts(example.given().get("asked"));
        if (!asked.isEmpty()) {
            expected.found(example, cases.found(filer, draft, asked, known(example, filer)), wrong);
            return;
        }
        Writing writing = applications.open(filer, draft);
        expected.found(example, writing.assessment(), wrong);
        if (!writing.violations(true).isEmpty()) {
            unfiled(example, writing, wrong);
            return;
        }
        if (Boolean.TRUE.equals(example.given().get("gone"))) {
            stage.ends(String.valueOf(example.given("about").get("register")), applicant);
        }
        switch (filing.file(filer, draft)) {
            case Results.Filing.Filed filed -> goesOn(example, filed.no(), applicant, sun, wrong);
            case Results.Filing.Invalid invalid -> expected.refused(example, invalid.violations(), wrong);
        }
    }

    private void goesOn(Example example, String no, Caller applicant, Sun sun, List<String> wrong) {
        Steps.Progress progress = steps.begin(no, applicant, sun);
        for (Map<String, @Nullable Object> step : example.steps()) {
            String refused = progress.take(step);
            if (!refused.isEmpty()) {
                wrong.add(step + ": " + refused);
                return;
            }
        }
        expected.came(example, no, wrong);
    }

    private static void unfiled(Example example, Writing writing, List<String> wrong) {
        boolean told = example.steps().isEmpty() && example.then().get("outcome") == null
            && example.told("letters").isEmpty();
        if (!told) {
            wrong.add("it was not filed: " + writing.violations(true).stream()
                .map(v -> v.code() + " " + v.field()).toList());
        }
    }

    private UUID written(Example example, Caller applicant) {
        Map<String, @Nullable Object> about = example.given("about");
        UUID draft = begun(example, applicant, about);
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

    private UUID begun(Example example, Caller applicant, Map<String, @Nullable Object> about) {
        if (applicant.isAssisting()) {
            return cases.opened(applicant, example.service(), String.valueOf(example.given("opened")
                .get("record")));
        }
        return about.isEmpty() ? applications.begin(applicant, example.service())
            : applications.begin(applicant, example.service(), matter(about, applicant));
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

    /** The first row that the person has in the register. */
    private Matter matter(Map<String, @Nullable Object> about, Caller applicant) {
        String register = String.valueOf(about.get("register"));
        return new Matter(register, String.valueOf(about.get("field")), stage.first(register, applicant));
    }
}
