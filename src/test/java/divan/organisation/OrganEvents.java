package divan.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import divan.administration.Administration;
import divan.casework.Bureau;
import divan.kernel.Violation;
import divan.web.Caller;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.ApplicationContext;

/** Two administrators of the demonstration world at work on organs: one proposes, the other agrees. */
public final class OrganEvents {
    private final Administration administration;
    private final Caller first;
    private final Caller second;

    /** On the first day of the tests. */
    public OrganEvents(ApplicationContext program) {
        Bureau bureau = Bureau.opened(program);
        administration = program.getBean(Administration.class);
        first = bureau.official("administrator");
        second = bureau.official("administrator-2");
    }

    /** @param fields names and values in turn; a reason stands where none is named */
    public static Map<String, String> typed(String type, String... fields) {
        Map<String, String> typed = new HashMap<>(Map.of("type", type, "reason", "Teşkilat değişikliği"));
        for (int i = 0; i < fields.length; i += 2) {
            typed.put(fields[i], fields[i + 1]);
        }
        return typed;
    }

    public void agreed(String type, String... fields) {
        agreed(typed(type, fields));
    }

    void agreed(Map<String, String> typed) {
        assertThat(decided(proposed(typed))).isInstanceOf(Administration.Outcome.Done.class);
    }

    UUID proposed(Map<String, String> typed) {
        Administration.Outcome outcome = submitted(typed);
        assertThat(outcome).as(typed.toString()).isInstanceOf(Administration.Outcome.Proposed.class);
        return ((Administration.Outcome.Proposed) outcome).proposal();
    }

    Administration.Outcome submitted(Map<String, String> typed) {
        return administration.submit(first, typed);
    }

    Administration.Outcome decided(UUID proposal) {
        return administration.decide(second, proposal, true);
    }

    /** A department below another organ; more fields may follow. */
    public void founded(String number, String parent, String name, String from, String... more) {
        Map<String, String> typed = typed("organ.founded", "number", number, "name_tr", name, "kind",
            "department", "parent", parent, "from", from);
        typed.putAll(typed("organ.founded", more));
        agreed(typed);
    }

    /** What is wrong, by its codes, before anything is proposed. */
    List<String> wrong(Map<String, String> typed) {
        return ((Administration.Outcome.Invalid) submitted(typed)).violations().stream()
            .map(Violation::code).toList();
    }
}
