package divan.documents;

import divan.journal.Act;
import divan.journal.Discrepancy;
import divan.journal.Reconciliation;
import divan.journal.Told;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Documents and their sealed files against the acts that ordered and sealed them: number, kind, whose they
 * are, and the SHA-256 of the bytes as they lie there. The letter's own words before it was sealed, and the
 * code that is printed on it, stand in no act: the sealed bytes are what counts.
 */
@Component
class DocumentReconciliation implements Reconciliation {
    private static final String DOCUMENT = "documents.document";
    private static final String FILE = "documents.file";
    private static final String DOCUMENTS = """
        select d.id, d.kind, d.case_id, d.party, d.organ, d.number, d.act,
               encode(f.sha256, 'hex') as sha256, encode(sha256(f.content), 'hex') as is_sha256,
               encode(f.certificate, 'hex') as certificate
        from documents.document d left join documents.file f on f.document = d.id
        """;
    private static final String STRAY = """
        select f.document from documents.file f
        where not exists (select from documents.document d where d.id = f.document)
        """;

    private record Row(UUID id, String kind, Set<UUID> subjects, String organ, String number, String act,
            @Nullable String sha256, @Nullable String isSha256, @Nullable String certificate) {
    }

    private final JdbcClient jdbc;
    private final Told told;

    DocumentReconciliation(JdbcClient jdbc, Told told) {
        this.jdbc = jdbc;
        this.told = told;
    }

    @Override
    public String part() {
        return "documents";
    }

    @Override
    public Reconciled reconcile() {
        Map<UUID, Row> rows = new HashMap<>();
        jdbc.sql(DOCUMENTS).query((row, _) -> new Row(row.getObject("id", UUID.class), row.getString("kind"),
                subjects(row.getObject("id", UUID.class), row.getObject("case_id", UUID.class),
                        row.getObject("party", UUID.class)),
                row.getString("organ"), row.getString("number"), row.getString("act"),
                row.getString("sha256"), row.getString("is_sha256"), row.getString("certificate")))
                .list().forEach(row -> rows.put(row.id(), row));
        List<Discrepancy> wrong = new ArrayList<>();
        Set<UUID> ordered = new HashSet<>();
        Set<UUID> sealed = new HashSet<>();
        long[] erased = new long[1];
        told.each(List.of(Documents.ORDERED, Documents.SEALED), act -> {
            if (act.erased()) {
                erased[0]++;
                act.subjects().forEach(ordered::add);
                act.subjects().forEach(sealed::add);
            } else {
                compare(act, rows, act.type().equals(Documents.ORDERED) ? ordered : sealed, wrong);
            }
        });
        unknown(rows, ordered, sealed, wrong);
        return new Reconciled(rows.size(), erased[0], wrong);
    }

    private static Set<UUID> subjects(UUID id, @Nullable UUID caseId, @Nullable UUID party) {
        Set<UUID> subjects = new HashSet<>(Set.of(id));
        if (caseId != null) {
            subjects.add(caseId);
        }
        if (party != null) {
            subjects.add(party);
        }
        return subjects;
    }

    private static void compare(Act act, Map<UUID, Row> rows, Set<UUID> known, List<Discrepancy> wrong) {
        UUID id = UUID.fromString(String.valueOf(act.body().get("document")));
        known.add(id);
        Row row = rows.get(id);
        boolean orders = act.type().equals(Documents.ORDERED);
        String table = orders ? DOCUMENT : FILE;
        if (row == null || !orders && row.sha256() == null) {
            wrong.add(Discrepancy.of("row-gone", table, id, act.id()));
        } else if (!(orders ? isAsOrdered(row, act) : isAsSealed(row, act))) {
            wrong.add(Discrepancy.of("row-differs", table, id, act.id()));
        }
    }

    private static boolean isAsOrdered(Row row, Act act) {
        Map<String, Object> body = act.body();
        return row.number().equals(body.get("number")) && row.kind().equals(body.get("kind"))
                && row.act().equals(body.get("act")) && row.subjects().equals(Set.copyOf(act.subjects()));
    }

    private static boolean isAsSealed(Row row, Act act) {
        Map<String, Object> body = act.body();
        return String.valueOf(body.get("sha256")).equals(row.sha256())
                && String.valueOf(body.get("sha256")).equals(row.isSha256())
                && String.valueOf(body.get("certificate")).equals(row.certificate())
                && row.organ().equals(body.get("organ")) && row.number().equals(body.get("number"));
    }

    private void unknown(Map<UUID, Row> rows, Set<UUID> ordered, Set<UUID> sealed, List<Discrepancy> wrong) {
        for (Row row : rows.values()) {
            if (!ordered.contains(row.id())) {
                wrong.add(Discrepancy.of("row-unknown", DOCUMENT, row.id(), row.act()));
            }
            if (row.sha256() != null && !sealed.contains(row.id())) {
                wrong.add(Discrepancy.of("row-unknown", FILE, row.id(), row.act()));
            }
        }
        jdbc.sql(STRAY).query(UUID.class).list().forEach(id ->
                wrong.add(Discrepancy.of("row-unknown", FILE, id, null)));
    }
}
