package divan.casework;

import divan.journal.Act;
import divan.journal.Discrepancy;
import divan.journal.Journal;
import divan.journal.Reconciliation;
import divan.journal.Told;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Each emergency, in every column, against the acts by which it was opened, passed on and looked at. */
@Component
class EmergencyReconciliation implements Reconciliation {
    private static final String TABLE = "casework.emergency";
    private static final String ALL = "select * from casework.emergency order by id";
    private static final String BY = "select made_by from casework.emergency where id = :id";
    private static final String REVIEWED_BY =
        "select reviewed_by from casework.emergency where id = :id and reviewed_by is not null";

    private final JdbcClient jdbc;
    private final Cases cases;
    private final Journal journal;
    private final Told told;

    EmergencyReconciliation(JdbcClient jdbc, Cases cases, Journal journal, Told told) {
        this.jdbc = jdbc;
        this.cases = cases;
        this.journal = journal;
        this.told = told;
    }

    @Override
    public String part() {
        return "emergencies";
    }

    @Override
    public Reconciled reconcile() {
        List<Discrepancy> wrong = new ArrayList<>();
        List<Emergency> all = jdbc.sql(ALL).query(EmergencyRows::emergency).list();
        long uncheckable = 0;
        for (Emergency emergency : all) {
            List<Act> acts = journal.about(emergency.id());
            if (acts.stream().anyMatch(Act::erased)) {
                uncheckable++;
            } else if (!follows(emergency, acts)) {
                wrong.add(Discrepancy.of("row-differs", TABLE, emergency.id(), null));
            }
        }
        told.each(List.of(Emergencies.OPENED), act -> {
            if (!act.erased() && all.stream().noneMatch(e -> e.id().toString().equals(text(act,
                    "emergency")))) {
                wrong.add(Discrepancy.of("row-gone", TABLE, text(act, "emergency"), act.id()));
            }
        });
        return new Reconciled(all.size(), uncheckable, wrong);
    }

    private boolean follows(Emergency emergency, List<Act> acts) {
        List<Act> opened = of(acts, Emergencies.OPENED);
        return opened.size() == 1 && isOpenedBy(emergency, opened.getFirst())
            && stands(emergency).equals(said(opened.getFirst(), acts))
            && Objects.equals(by(REVIEWED_BY, emergency.id()),
                of(acts, Emergencies.REVIEWED).stream().map(Act::id).findFirst().orElse(null));
    }

    private boolean isOpenedBy(Emergency emergency, Act act) {
        return act.id().equals(by(BY, emergency.id())) && act.at().equals(emergency.opened())
            && act.subjects().equals(List.of(emergency.party(), emergency.caseId(), emergency.id()))
            && emergency.person().equals(act.actor().person()) && emergency.post().equals(act.actor().post())
            && emergency.organ().equals(act.actor().organ())
            && cases.find(emergency.caseId()).filter(found -> found.state().no().equals(emergency.no())
                && found.state().service().equals(emergency.service())).isPresent()
            && List.of(emergency.no(), emergency.reason().code(), emergency.words(),
                emergency.until().toString()).equals(List.of(text(act, "no"), text(act, "reason"),
                text(act, "words"), text(act, "until")))
            && emergency.chain().equals(act.body().get("chain"));
    }

    /** Whose turn it is, until when, and what they said. */
    private static List<String> stands(Emergency emergency) {
        return List.of(emergency.awaits(), Objects.toString(emergency.due(), ""),
            Objects.toString(emergency.verdict(), ""), Objects.toString(emergency.answer(), ""));
    }

    private static List<String> said(Act opened, List<Act> acts) {
        Act turn = of(acts, Emergencies.MISSED).stream().reduce(opened, (before, after) -> after);
        Map<String, Object> review = of(acts, Emergencies.REVIEWED).stream().findFirst().map(Act::body)
            .orElse(Map.of());
        return List.of(text(turn, "awaits"), review.isEmpty() ? text(turn, "due") : "",
            Objects.toString(review.get("verdict"), ""), Objects.toString(review.get("answer"), ""));
    }

    private static List<Act> of(List<Act> acts, String type) {
        return acts.stream().filter(act -> act.type().equals(type)).toList();
    }

    private @Nullable UUID by(String question, UUID id) {
        return jdbc.sql(question).param("id", id).query(UUID.class).optional().orElse(null);
    }

    private static String text(Act act, String field) {
        return Objects.toString(act.body().get(field), "");
    }
}
