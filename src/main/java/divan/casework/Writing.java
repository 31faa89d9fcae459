package divan.casework;

import divan.casework.Question.Type;
import divan.catalogue.Service;
import divan.kernel.Violation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A draft together with its form: which pages it has in this situation, what is answered, what is still
 * wrong.
 */
public final class Writing {
    private final Draft draft;
    private final Service service;
    private final Form form;
    private final Situation situation;
    private final Assessment assessment;

    Writing(Draft draft, Service service, Form form, Situation situation, Assessment assessment) {
        this.draft = draft;
        this.service = service;
        this.form = form;
        this.situation = situation.with("latest_end", latestEnd(assessment));
        this.assessment = assessment;
    }

    private static @Nullable Object latestEnd(Assessment assessment) {
        return assessment.latestEnd() == null ? null
            : java.util.Map.of("until", assessment.latestEnd(), "provision", assessment.latestEndProvision());
    }

    public Draft draft() {
        return draft;
    }

    public Service service() {
        return service;
    }

    public Assessment assessment() {
        return assessment;
    }

    /** The pages that have at least one question in this situation. */
    public List<Form.Page> pages() {
        return form.pages().stream().filter(p -> !shown(p).isEmpty()).toList();
    }

    public Optional<Form.Page> page(String id) {
        return form.page(id).filter(p -> !shown(p).isEmpty());
    }

    /** Every question of a page, those whose condition does not hold as well. */
    Optional<Form.Page> whole(String id) {
        return form.page(id);
    }

    /** The questions of a page that are asked or shown in this situation. */
    public List<Question> shown(Form.Page page) {
        return page.questions().stream().filter(q -> situation.holds(q.showIf())).toList();
    }

    Situation situation() {
        return situation;
    }

    public @Nullable Object known(Question question) {
        return question.knownFrom() == null ? null : situation.value(question.knownFrom());
    }

    /** What of which register a question shows, for whoever says that it is wrong there. */
    public Optional<Wrong> wrong(Question question) {
        return Known.of(question).flatMap(known -> Optional.ofNullable(service.inputs().get(known.input()))
            .filter(input -> !input.about() && input.listOf() == null
            && draft.facts().get(known.input()) != null)
            .map(input -> new Wrong(input.register(), switch (known.field()) {
                case "from" -> Matter.FROM;
                case "until" -> Matter.UNTIL;
                default -> known.field();
            })));
    }

    /** A register and the field in it. */
    public record Wrong(String register, String field) {
    }

    /** As it is kept; what is calculated, as it is now. */
    public @Nullable Object answer(Question question) {
        if (question.type() != Type.CALCULATED) {
            return draft.answers().get(question.id());
        }
        Object value = situation.answer(question);
        return value == null ? null : Answers.kept(value);
    }

    /** What stands at a question's id, at a part of its answer, or in a row ({@code group.row.id}). */
    public @Nullable Object at(String path) {
        return Answers.at(draft.answers(), path);
    }

    /** The rows of a group as its page shows them: those begun, and as many as there must be. */
    public int rows(Question group) {
        int begun = at(group.id()) instanceof List<?> rows ? rows.size() : 0;
        return Math.max(begun, Math.max(group.count().least(), group.required() ? 1 : 0));
    }

    /** The questions of one row that are asked, given what else stands in it. */
    public List<Question> shown(Question group, int row) {
        Situation here = situation.row(group,
            at(group.id() + "." + row) instanceof Map<?, ?> begun ? begun : Map.of());
        return group.questions().stream().filter(q -> here.holds(q.showIf())).toList();
    }

    /**
     * The answers to what is asked in this situation: what is filed, and no more. A text that was written
     * before its question was hidden again is nobody's business.
     */
    Map<String, Object> asked() {
        Map<String, Object> asked = new LinkedHashMap<>();
        for (Question question : form.questions()) {
            Object answer = answer(question);
            if (answer != null && question.type() != Type.SHOWN && situation.holds(question.showIf())) {
                asked.put(question.id(), question.type() == Type.GROUP ? rows(question, answer) : answer);
            }
        }
        return asked;
    }

    /** Of each row only what is asked in it. */
    private List<Map<String, Object>> rows(Question group, Object answer) {
        List<Map<String, Object>> rows = new ArrayList<>();
        Answers.rows(answer).forEach((number, row) -> {
            Map<String, Object> asked = new LinkedHashMap<>();
            shown(group, number).forEach(question -> {
                Object value = row.get(question.id());
                if (value != null) {
                    asked.put(question.id(), value);
                }
            });
            rows.add(asked);
        });
        return rows;
    }

    /** Why the answers so far end the application here, if they do: the code of an admission rule. */
    public Optional<String> stop(Form.Page page) {
        return shown(page).stream().map(Question::stops).filter(java.util.Objects::nonNull)
            .filter(stop -> situation.holds(stop.when())).map(Question.Stop::admission).findFirst();
    }

    /**
     * What keeps the application from being filed, apart from the declaration: first the law, then the
     * answers.
     */
    public List<Violation> violations(boolean withDeclaration) {
        List<Violation> all = new ArrayList<>(assessment.admission());
        List<Question> asked = form.questions().stream()
            .filter(q -> withDeclaration || q.type() != Type.DECLARATION).toList();
        for (Violation violation : AnswerCheck.check(asked, draft.answers(), situation)) {
            if (all.stream().noneMatch(v -> v.code().equals(violation.code()))) {
                all.add(violation);
            }
        }
        return all;
    }

    /** Of a file that answers this question. */
    public int maxMegabytes(Question question) {
        String parameter = question.maxMegabytes();
        Object value = parameter == null ? null : situation.value(parameter);
        return value instanceof Number number ? number.intValue() : 10;
    }
}
