package divan.casework;

import divan.access.Access;
import divan.web.Caller;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * What examples of a pack look at behind the doors, as the system: where a case stands, what the rules found,
 * and which of their rows were ever reached.
 */
@Component
public class ExampleCases {
    private final Cases cases;
    private final Casework casework;
    private final Applications applications;
    private final Definitions definitions;
    private final Counter counter;
    private final Access access;

    ExampleCases(Cases cases, Casework casework, Applications applications, Definitions definitions,
            Counter counter, Access access) {
        this.counter = counter;
        this.cases = cases;
        this.casework = casework;
        this.applications = applications;
        this.definitions = definitions;
        this.access = access;
    }

    /** @param found what the rules found when it was filed */
    public record Seen(CaseState state, int version, Assessment found, Form.Official form) {
    }

    /** The draft of a case that an official opens by office, on a record. */
    public UUID opened(Caller official, String service, String record) {
        return counter.begun(official, Objects.requireNonNull(official.party()),
            new Counter.Present("", "", Counter.BY_OFFICE, record, service)).draft();
    }

    /** @throws java.util.NoSuchElementException for no case */
    public Seen see(String no) {
        return access.asSystem(() -> {
            Cases.Stored stored = cases.find(no).orElseThrow();
            Form form = definitions.of(stored.state()).form();
            return new Seen(stored.state(), stored.version(), Filings.assessment(cases.filing(
                stored.state().id())), form.official());
        });
    }

    /**
     * What the rules say of a draft, were these documents asked for and this answered: nobody can ask before
     * it is filed, and the form does not know of it.
     */
    public Assessment found(Caller applicant, UUID draft, List<String> asked,
            Map<String, Object> answered) {
        Draft written = applications.open(applicant, draft).draft();
        Map<String, Object> facts = new LinkedHashMap<>(written.facts());
        facts.put("asked", asked);
        Map<String, Object> answers = new LinkedHashMap<>(written.answers());
        answers.putAll(answered);
        Draft with = new Draft(written.id(), written.party(), written.person(), written.service(),
            written.pack(), facts, answers, written.version(), null, written.created(),
            written.changed());
        return access.as(applicant, () -> applications.writing(with, casework.today()).assessment());
    }

    /** Whatever is due by then happens. */
    public void pass(Instant now) {
        casework.passDeadlines(now);
    }

    /** The kinds of a service's letters by their names. */
    public Map<String, String> letters(String service) {
        Map<String, String> kinds = new TreeMap<>();
        definitions.inForce(service).service().letters().forEach((name, use) -> kinds.put(name, use.kind()));
        return kinds;
    }

    /** By their names in FEEL, the ids of the values that a service goes by. */
    public Map<String, String> parameters(String service) {
        return definitions.inForce(service).service().parameters();
    }

    public int rules(String service) {
        return definitions.inForce(service).rules().rules().size();
    }

    /** The rows of a service's tables that nothing has reached since the pack was read. */
    public Set<String> unreached(String service) {
        return definitions.inForce(service).rules().unreached();
    }
}
