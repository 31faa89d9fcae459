package divan.access;

import divan.journal.Act;
import divan.journal.Discrepancy;
import divan.journal.Reconciliation;
import divan.journal.Told;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What an act says of a mandate, and rows held against acts: a row that nobody entered, or of which somebody
 * changed whom, for whom, what or until when, would let one person act as another.
 */
@Component
public class MandateActs implements Reconciliation {
    private static final String TABLE = "access.mandate";
    private static final List<String> MAKING = List.of("mandate.offered", "mandate.proposed");
    private static final List<String> CONFIRMING = List.of("mandate.accepted", "mandate.entered");
    private static final List<String> ENDING = List.of("mandate.declined", "mandate.revoked",
        "mandate.renounced", "mandate.refused", "mandate.ended");
    private static final List<String> PROPOSING_END = List.of("mandate.ending-proposed", "mandate.kept");

    private final Mandates mandates;
    private final Told told;

    MandateActs(Mandates mandates, Told told) {
        this.mandates = mandates;
        this.told = told;
    }

    /** What the act says by which it is offered or proposed; what is empty is left out. */
    public static Map<String, Object> body(Mandate mandate) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("mandate", mandate.id().toString());
        body.put("kind", mandate.kind().code());
        body.put("principal", mandate.principal().toString());
        body.put("representative", mandate.representative().toString());
        body.put("principal-name", mandate.principalName());
        body.put("representative-name", mandate.representativeName());
        Set<String> services = mandate.services();
        if (services != null) {
            body.put("services", List.copyOf(new TreeSet<>(services)));
        }
        body.put("from", mandate.valid().from().toString());
        put(body, "until", mandate.valid().until());
        put(body, "document", mandate.evidence().document());
        put(body, "issuer", mandate.evidence().issuer());
        put(body, "document-number", mandate.evidence().number());
        put(body, "organ", mandate.organ());
        return body;
    }

    private static void put(Map<String, Object> body, String key, @Nullable Object value) {
        if (value != null && !value.toString().isEmpty()) {
            body.put(key, value.toString());
        }
    }

    @Override
    public String part() {
        return "mandates";
    }

    @Override
    public Reconciled reconcile() {
        List<Discrepancy> wrong = new ArrayList<>();
        Map<UUID, Mandate> rows = new LinkedHashMap<>();
        mandates.all().forEach(mandate -> rows.put(mandate.id(), mandate));
        Map<UUID, List<Act>> acts = new LinkedHashMap<>();
        told.each(all(), act -> acts.computeIfAbsent(mandate(act), id -> new ArrayList<>()).add(act));
        acts.forEach((id, history) -> {
            if (!rows.containsKey(id) && !history.stream().allMatch(Act::erased)) {
                wrong.add(Discrepancy.of("row-gone", TABLE, id, history.getFirst().id()));
            }
        });
        rows.values().forEach(row -> compare(row, acts.getOrDefault(row.id(), List.of()), wrong));
        long uncheckable = rows.keySet().stream().filter(id -> acts.getOrDefault(id, List.of()).stream()
            .anyMatch(Act::erased)).count();
        return new Reconciled(rows.size(), uncheckable, wrong);
    }

    private static List<String> all() {
        List<String> all = new ArrayList<>(MAKING);
        all.addAll(CONFIRMING);
        all.addAll(ENDING);
        all.addAll(PROPOSING_END);
        return all;
    }

    /** The last of the subjects of every act about a mandate is it. */
    private static UUID mandate(Act act) {
        return act.subjects().getLast();
    }

    private static void compare(Mandate row, List<Act> acts, List<Discrepancy> wrong) {
        Optional<Act> made = last(acts, MAKING);
        boolean same = made.isPresent() && made.get().id().equals(row.madeBy())
            && (made.get().erased() || made.get().body().equals(body(row)))
            && made.get().subjects().equals(row.subjects())
            && Objects.equals(id(last(acts, CONFIRMING)), row.confirmedBy())
            && Objects.equals(id(last(acts, ENDING)), row.endedBy())
            && isEndedOn(row, last(acts, ENDING))
            && Objects.equals(ending(acts), row.endingBy());
        if (!same) {
            wrong.add(Discrepancy.of("row-differs", TABLE, row.id(), row.madeBy()));
        }
    }

    private static boolean isEndedOn(Mandate row, Optional<Act> end) {
        return end.filter(Act::erased).isPresent() ? row.endedOn() != null
            : Objects.equals(end.map(act -> LocalDate.parse(String.valueOf(act.body().get("on"))))
                .orElse(null), row.endedOn());
    }

    /** What was proposed and neither refused since nor carried out. */
    private static @Nullable UUID ending(List<Act> acts) {
        return last(acts, ENDING).isPresent() ? null : last(acts, PROPOSING_END)
            .filter(act -> act.type().equals(PROPOSING_END.getFirst())).map(Act::id).orElse(null);
    }

    private static Optional<Act> last(List<Act> acts, List<String> types) {
        return acts.stream().filter(act -> types.contains(act.type())).reduce((earlier, later) -> later);
    }

    private static @Nullable UUID id(Optional<Act> act) {
        return act.map(Act::id).orElse(null);
    }
}
