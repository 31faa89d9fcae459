package divan.casework;

import divan.journal.Act;
import divan.journal.Discrepancy;
import divan.journal.Journal;
import divan.journal.Reconciliation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Each read that is asked about against the case's acts and the act of reading; none is missing. */
@Component
class ReadReasonReconciliation implements Reconciliation {
    private static final String TABLE = "casework.read_reason";
    private static final String ALL = "select * from casework.read_reason order by case_id";
    private static final String WITHOUT = """
        select c.id from casework.case_row c where c.matter like 'data-read/%'
            and not exists (select from casework.read_reason r where r.case_id = c.id)
        """;

    private final JdbcClient jdbc;
    private final Journal journal;

    ReadReasonReconciliation(JdbcClient jdbc, Journal journal) {
        this.jdbc = jdbc;
        this.journal = journal;
    }

    @Override
    public String part() {
        return "read-reasons";
    }

    @Override
    public Reconciled reconcile() {
        List<Discrepancy> wrong = new ArrayList<>();
        List<ReadReason> all = jdbc.sql(ALL).query(ReadReasonRows::row).list();
        long uncheckable = 0;
        for (ReadReason reason : all) {
            List<Act> acts = journal.about(reason.caseId());
            if (acts.stream().anyMatch(Act::erased)) {
                uncheckable++;
            } else if (!follows(reason, acts)) {
                wrong.add(Discrepancy.of("row-differs", TABLE, reason.caseId(), null));
            }
        }
        jdbc.sql(WITHOUT).query(UUID.class).list().forEach(id -> filed(journal.about(id))
            .filter(filed -> read(filed).filter(by -> by.actor().kind().equals("official")).isPresent())
            .ifPresent(filed -> wrong.add(Discrepancy.of("row-gone", TABLE, id, filed.id()))));
        return new Reconciled(all.size(), uncheckable, wrong);
    }

    private boolean follows(ReadReason reason, List<Act> acts) {
        String given = acts.stream().filter(act -> act.type().equals(ReadReasons.GIVEN))
            .map(act -> String.valueOf(act.body().get("reason"))).findFirst().orElse(null);
        return Objects.equals(given, reason.reason()) && filed(acts).filter(filed ->
            filed.body().get("no").equals(reason.no()) && filed.body().get("organ").equals(reason.organ())
            && String.valueOf(filed.body().get("party")).equals(reason.party().toString())
            && read(filed).filter(read -> read.id().equals(reason.readAct())
                && reason.reader().equals(read.actor().person())
                && reason.post().equals(read.actor().post())
                && reason.readerOrgan().equals(read.actor().organ())).isPresent()).isPresent();
    }

    private static Optional<Act> filed(List<Act> acts) {
        return acts.stream().filter(act -> act.type().equals(CaseFold.FILED)).findFirst();
    }

    /** The read that was asked about, as it was filed. */
    private Optional<Act> read(Act filed) {
        return filed.body().get("facts") instanceof Map<?, ?> facts
            && facts.get("read") instanceof Map<?, ?> read
            ? journal.find(UUID.fromString(String.valueOf(read.get("id")))) : Optional.empty();
    }
}
