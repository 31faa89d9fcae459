package divan.casework;

import divan.catalogue.Service;
import divan.documents.DocumentOrder;
import divan.documents.Documents;
import divan.documents.DrawnDocument;
import divan.documents.LetterTemplate;
import divan.journal.Act;
import divan.kernel.Failure;
import divan.kernel.Ids;
import divan.kernel.Span;
import divan.kernel.Violation;
import divan.process.Command;
import divan.registers.Correction;
import divan.registers.Entry;
import divan.registers.Registers;
import divan.rules.Feel;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;

/**
 * Carries out what a process reached by itself, in the transaction of the act: a row of a register, a letter.
 * Numbers of letters are drawn last, because their counter is what transactions of one organ wait for.
 */
@Component
class Effects {
    private final Registers registers;
    private final Documents documents;
    private final LetterVariables variables;
    private final OwnFiles files;

    Effects(Registers registers, Documents documents, LetterVariables variables, OwnFiles files) {
        this.files = files;
        this.registers = registers;
        this.documents = documents;
        this.variables = variables;
    }

    void carryOut(CaseFold.Moved moved, Definition definition, Act act, Map<String, Object> filing) {
        for (Command.RunService service : moved.services()) {
            String effect = service.attributes().get("effect");
            if (effect != null) {
                enter(moved.state(), definition, effect, act, filing);
            }
        }
        for (Command.RunService service : moved.services()) {
            String letter = service.attributes().get("letter");
            if (letter != null) {
                write(moved.state(), definition, letter, act, filing, Map.of());
            }
        }
    }

    /**
     * A correction: rows that the decision, or an earlier correction of it, made are entered anew as the
     * decision now reads; then the letter that tells what was written and what it should read.
     *
     * @param earlier the acts whose rows are replaced; none where no day changed
     * @return the letter
     */
    DrawnDocument correct(CaseState state, Definition definition, Definition letters, Act act,
            Map<String, Object> filing, Set<UUID> earlier, Map<String, Object> correction) {
        for (Service.Effect effect : definition.service().effects()) {
            if (effect instanceof Service.NewRow row && !earlier.isEmpty()) {
                concern(state, act);
                registers.writing(row.register(), () -> anew(state, definition, row, act, filing, earlier));
            }
        }
        return write(state, letters, "correction", act, filing, Map.of("correction", correction));
    }

    /** Long after a case its organ has nothing to do with the party, until it corrects something. */
    private void concern(CaseState state, Act act) {
        if (registers.concernedBy(state.party(), state.organ()).isEmpty()) {
            registers.concern(state.party(), state.organ(), act.id());
        }
    }

    /** @return how many rows are in the place of others now */
    private int anew(CaseState state, Definition definition, Service.NewRow row, Act act,
            Map<String, Object> filing, Set<UUID> earlier) {
        Map<String, Object> scope = scope(state, definition, filing);
        LocalDate first = first(row, scope);
        List<Entry> made = registers.history(row.register(), state.party()).stream()
            .filter(entry -> earlier.contains(entry.madeBy()))
            .filter(entry -> !entry.valid().from().isBefore(first)).toList();
        made.forEach(entry -> registers.end(entry.id(), act.id()));
        if (!made.isEmpty()) {
            enter(state, row, scope, act);
        }
        return made.size();
    }

    private void enter(CaseState state, Definition definition, String id, Act act,
            Map<String, Object> filing) {
        Map<String, Object> scope = scope(state, definition, filing);
        switch (definition.service().effects().stream().filter(e -> e.id().equals(id)).findFirst()
            .orElseThrow()) {
            case Service.NewRow row -> enter(state, row, scope, act);
            case Service.CorrectedRow row -> correct(row, scope, act);
            case Service.EndedRow row -> end(state, row, scope, act);
            case Service.ErasedFiles erased -> files.propose(state,
                (Map<?, ?>) Objects.requireNonNull(scope.get(erased.erases())));
        }
    }

    private void enter(CaseState state, Service.NewRow effect, Map<String, Object> scope, Act act) {
        Map<String, Object> values = new LinkedHashMap<>();
        effect.row().forEach((field, feel) -> {
            Object value = Feel.evaluate(feel, scope);
            if (value != null) {
                values.put(field, kept(value));
            }
        });
        LocalDate from = first(effect, scope);
        LocalDate until = (LocalDate) Feel.evaluate(effect.until(), scope);
        String key = String.valueOf(Feel.evaluate(effect.key(), scope));
        try {
            registers.writing(effect.register(), () -> {
                if (effect.replaces()) {
                    replace(effect.register(), state.party(), from, act);
                }
                return registers.enter(effect.register(), state.party(), key, values, Span.of(from, until),
                    act.id());
            });
        } catch (DataIntegrityViolationException e) {
            throw Failure.conflict("already-in-register");
        }
    }

    private static LocalDate first(Service.NewRow effect, Map<String, Object> scope) {
        return (LocalDate) Objects.requireNonNull(Feel.evaluate(effect.from(), scope));
    }

    /** What still runs on that day ends the day before; what begins on it or later is in the way. */
    private void replace(String register, UUID party, LocalDate from, Act act) {
        registers.history(register, party).stream().filter(row -> row.valid().contains(from)
            && row.valid().from().isBefore(from)).forEach(row -> registers.correct(row.id(),
            new Correction.Days(Span.of(row.valid().from(), from.minusDays(1))), act.id()));
    }

    /** What began already stands for its days until then; what would begin later does not stand at all. */
    private void end(CaseState state, Service.EndedRow effect, Map<String, Object> scope, Act act) {
        LocalDate last = (LocalDate) Objects.requireNonNull(Feel.evaluate(effect.last(), scope));
        registers.writing(effect.register(), () -> {
            List<Entry> rows = registers.history(effect.register(), state.party()).stream()
                .filter(row -> row.valid().last() == null || row.valid().last().isAfter(last))
                .filter(row -> effect.where().entrySet().stream().allMatch(said -> Objects.equals(
                row.values().get(said.getKey()), Feel.evaluate(said.getValue(), scope)))).toList();
            rows.forEach(row -> registers.correct(row.id(), row.valid().from().isAfter(last)
                ? new Correction.Struck(row.valid().from())
                : new Correction.Days(Span.of(row.valid().from(), last)), act.id()));
            return rows.size();
        });
    }

    private void correct(Service.CorrectedRow effect, Map<String, Object> scope, Act act) {
        Map<?, ?> row = (Map<?, ?>) Objects.requireNonNull(scope.get(effect.corrects()));
        UUID entry = UUID.fromString(String.valueOf(row.get("id")));
        registers.writing(String.valueOf(row.get("register")), () -> corrected(effect, entry, scope, act));
    }

    private UUID corrected(Service.CorrectedRow effect, UUID entry, Map<String, Object> scope, Act act) {
        Span valid = registers.find(entry).orElseThrow(Failure::notFound).valid();
        String field = String.valueOf(Feel.evaluate(effect.field(), scope));
        Object value = Feel.evaluate(effect.value(), scope);
        LocalDate since = Feel.evaluate(effect.since(), scope) instanceof LocalDate day ? day : valid.from();
        registers.correct(entry, switch (field) {
            case Matter.FROM -> new Correction.Days(days((LocalDate) Objects.requireNonNull(value),
                valid.last()));
            case Matter.UNTIL -> new Correction.Days(days(valid.from(), (LocalDate) value));
            case Matter.ROW -> new Correction.Struck(since);
            default -> new Correction.Value(field, kept(Objects.requireNonNull(value)), since);
        }, act.id());
        return entry;
    }

    private static Span days(LocalDate first, @Nullable LocalDate last) {
        if (last != null && last.isBefore(first)) {
            throw Failure.invalid(List.of(Violation.of("ends-before-it-begins", "correct-date", first)));
        }
        return Span.of(first, last);
    }

    private static Object kept(Object value) {
        return switch (value) {
            case BigDecimal number -> number.scale() <= 0 || number.stripTrailingZeros().scale() <= 0
                ? (Object) number.intValueExact() : number.toPlainString();
            case Boolean flag -> flag;
            case Long number -> Math.toIntExact(number);
            case Integer number -> number;
            default -> value.toString();
        };
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> scope(CaseState state, Definition definition,
            Map<String, Object> filing) {
        Situation situation = Situation.filed(filing, definition.form(), state.filedOn())
            .with("case", Map.of("number", state.no()))
            .with("decision", decided(state, definition.form().official())).with("outcome", state.outcome())
            .with("decided_on", state.decidedOn()).with("served_on", state.servedOn());
        return (Map<String, Object>) (Map<String, ?>) situation.variables();
    }

    /** What was decided, by the names of the proposal's questions; what was not answered is null. */
    static Map<String, @Nullable Object> decided(CaseState state, Form.Official official) {
        Map<String, @Nullable Object> decision = new LinkedHashMap<>();
        Object until = state.decision().get("grantedUntil");
        decision.put("granted_until", until == null ? null : LocalDate.parse(until.toString()));
        Map<?, ?> details = state.decision().get("details") instanceof Map<?, ?> map ? map : Map.of();
        Stream.concat(official.grant().stream(), official.refuse().stream())
            .filter(q -> !Verdict.ITS_OWN.contains(q.id()))
            .forEach(q -> decision.put(q.variable(), Situation.typed(q, details.get(q.id()))));
        return decision;
    }

    private DrawnDocument write(CaseState state, Definition definition, String id, Act act,
            Map<String, Object> filing, Map<String, Object> more) {
        Service service = definition.service();
        Service.LetterUse use = service.letters().get(id);
        LetterVariables.Written written = variables.of(state, definition, id, act, filing);
        written.variables().putAll(more);
        return documents.draw(new DocumentOrder(Ids.next(), use.kind(), state.id(), state.party(),
            state.organ(), written.organName(), service.fileCode(),
            new LetterTemplate(service.folder() + use.template(), definition.pack().version(),
            definition.letter(id)), written.variables(), "tr", written.title(), act.id(), act.at(),
            Filings.system(state.organ()), use.provisions(), "casework"));
    }
}
