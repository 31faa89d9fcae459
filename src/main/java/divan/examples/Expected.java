package divan.examples;

import divan.access.Access;
import divan.casework.Assessment;
import divan.casework.CaseState;
import divan.casework.ExampleCases;
import divan.casework.Finding;
import divan.documents.DocumentEntry;
import divan.documents.Documents;
import divan.journal.Act;
import divan.journal.Journal;
import divan.kernel.Violation;
import divan.registers.Entry;
import divan.registers.RegisterDefinitions;
import divan.registers.Registers;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Compares what came with what an example tells, in sentences. */
@Component
class Expected {
    static final Set<String> KEYS = Set.of("admission", "unmet", "attention", "latest-end", "limited-by",
        "child-concerned", "outcome", "state", "deadline", "organ", "register", "stands", "letters", "acts",
        "refused");
    /** A decision changes registers when it is taken or, where its service says so, when it is served. */
    private static final Set<String> CHANGING = Set.of("case.decided", "case.served");
    private static final List<String> RECEIPT = List.of("receipt");

    private final Access access;
    private final ExampleCases cases;
    private final Documents documents;
    private final Journal journal;
    private final Registers registers;
    private final RegisterDefinitions catalogue;

    Expected(Access access, ExampleCases cases, Documents documents, Journal journal, Registers registers,
            RegisterDefinitions catalogue) {
        this.access = access;
        this.cases = cases;
        this.documents = documents;
        this.journal = journal;
        this.registers = registers;
        this.catalogue = catalogue;
    }

    /** What the rules say of what was filled in. */
    void found(Example example, Assessment found, List<String> wrong) {
        same("admission", example.told("admission"), found.admission().stream().map(Violation::code)
            .toList(), wrong);
        for (String outcome : List.of("unmet", "attention")) {
            same(outcome, new TreeSet<>(example.told(outcome)), new TreeSet<>(found.findings().stream()
                .filter(finding -> finding.outcome().equals(outcome)).map(Finding::rule).toList()),
                wrong);
        }
        told(example, "latest-end", Objects.toString(found.latestEnd(), null), wrong);
        told(example, "limited-by", found.latestEndProvision(), wrong);
        told(example, "child-concerned", found.childConcerned(), wrong);
    }

    /** Why it could not be filed though the form was content. */
    void refused(Example example, List<Violation> codes, List<String> wrong) {
        same("refused", example.told("refused"), codes.stream().map(Violation::code).toList(), wrong);
    }

    /** What became of a case. */
    void came(Example example, String no, List<String> wrong) {
        CaseState state = cases.see(no).state();
        same("outcome", example.then().get("outcome"), state.outcome(), wrong);
        told(example, "state", state.name(), wrong);
        told(example, "deadline", String.valueOf(state.deadline()), wrong);
        told(example, "organ", state.organ(), wrong);
        List<Act> acts = access.asSystem(() -> journal.about(state.id()));
        if (example.then().containsKey("acts")) {
            same("acts", example.told("acts"), acts.stream().map(Act::type)
                .filter(type -> type.startsWith("case.")).toList(), wrong);
        }
        letters(example, state.id(), wrong);
        rows(example, state.party(), acts.stream().filter(act -> CHANGING.contains(act.type()))
            .map(Act::id).toList(), wrong);
    }

    private void letters(Example example, UUID caseId, List<String> wrong) {
        Map<String, String> kinds = cases.letters(example.service());
        List<String> names = example.told("letters").isEmpty() ? RECEIPT : example.told("letters");
        List<String> expected = names.stream().map(name -> kinds.getOrDefault(name, name)).sorted().toList();
        same("letters", expected, access.asSystem(() -> documents.ofCase(caseId)).stream()
            .map(DocumentEntry::kind).sorted().toList(), wrong);
    }

    /** {@code register}: rows that the decision made, and no others; {@code stands}: the last that stands. */
    private void rows(Example example, UUID party, Collection<UUID> decisions, List<String> wrong) {
        Map<String, @Nullable Object> told = Example.map(example.then().get("register"));
        Stream.concat(catalogue.all().stream().map(register -> register.id()), told.keySet().stream())
            .distinct().sorted().forEach(register -> {
            List<Entry> made = new ArrayList<>(history(register, party));
            made.removeIf(row -> !decisions.contains(row.madeBy()));
            row(register, told.get(register), made, wrong);
        });
        Example.map(example.then().get("stands")).forEach((register, row) ->
            row(register, row, history(register, party), wrong));
    }

    private List<Entry> history(String register, UUID party) {
        return access.asSystem(() -> registers.history(register, party));
    }

    private static void row(String register, @Nullable Object told, List<Entry> rows, List<String> wrong) {
        if (told == null && !rows.isEmpty()) {
            wrong.add(register + ": no row was told, " + rows.size() + " came");
        } else if (told != null && rows.isEmpty()) {
            wrong.add(register + ": a row was told, none came");
        } else if (told != null) {
            Example.map(told).forEach((field, value) ->
                same(register + "." + field, value, field(rows.getLast(), field), wrong));
        }
    }

    private static @Nullable Object field(Entry row, String field) {
        return switch (field) {
            case "from" -> row.valid().from().toString();
            case "until" -> Objects.toString(row.valid().last(), null);
            default -> row.values().get(field);
        };
    }

    private static void told(Example example, String key, @Nullable Object came, List<String> wrong) {
        if (example.then().containsKey(key)) {
            same(key, example.then().get(key), came, wrong);
        }
    }

    private static void same(String what, @Nullable Object told, @Nullable Object came, List<String> wrong) {
        if (!Objects.equals(plain(told), plain(came))) {
            wrong.add(what + ": " + told + " was told, " + came + " came");
        }
    }

    /** A number is the same however it is kept. */
    private static @Nullable Object plain(@Nullable Object value) {
        return value instanceof Number number
            ? new BigDecimal(number.toString()).stripTrailingZeros().toPlainString() : value;
    }
}
