package divan.registers;

import divan.database.RowIdentity;
import divan.database.Transactions;
import divan.journal.Act;
import divan.journal.Actor;
import divan.journal.Discrepancy;
import divan.journal.Journal;
import divan.journal.Reconciliation;
import divan.journal.Told;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Seals the rows of registers with the acts that wrote them. What an act wrote and ended is known when its
 * transaction ends; then, in the same transaction, a second act, {@value #WRITTEN}, bears for each act the
 * number of rows and one hash over all they say (decision 0036). A row that is changed, added or taken away
 * without the program no longer leads to that hash, rows of files included.
 */
@Component
class WrittenRows implements Reconciliation {
    static final String WRITTEN = "register.written";
    private static final Object KEY = WrittenRows.class;
    private static final int AT_ONCE = 500;
    private static final String NO_HURRY = "set local statement_timeout = 0";
    /**
     * A line for each row that an act made and for each that it ended; one hash an act over the sorted hashes
     * of its lines. What a later act ends keeps its line as it was made.
     */
    private static final String SUMS = """
        select act, count(*) as rows, encode(sha256(string_agg(hash, ''::bytea order by hash)), 'hex') as hash
        from (select act, sha256(convert_to(line, 'UTF8')) as hash from (
            select made_by as act, party, concat_ws('|', 'entry', id, register, party, series,
                   encode(sha256(content), 'hex'), lower(valid), coalesce(upper(valid)::text, '')) as line
            from registers.entry
            union all
            select ended_by, party, concat_ws('|', 'ended', id) from registers.entry
            where ended_by is not null
            union all
            select made_by, id, concat_ws('|', 'party', id, kind, synthetic) from registers.party
            union all
            select made_by, party, concat_ws('|', 'identity', party, scheme, number, lower(valid),
                   coalesce(upper(valid)::text, '')) from registers.identity) lines
        where (:all or party = any(:parties)) and (:every or act = any(:acts))) hashes
        group by act
        """;
    private static final String FILES = """
        select register, sha256, rows, act from registers.file
        """;
    private static final String CONCERNS = "select party, organ, made_by from registers.concern";

    /** What an act wrote: how many rows, and the hash over them, hexadecimal. */
    private record Sum(UUID act, long rows, String hash) {
    }

    /** Acts of one transaction; {@code parties} whose rows they touched, or {@code all} where unknown. */
    private static final class Touched {
        private final Set<UUID> acts = new HashSet<>();
        private final Set<UUID> parties = new HashSet<>();
        private boolean all;
    }

    private final JdbcClient jdbc;
    private final Journal journal;
    private final Told told;
    private final Transactions transactions;
    private final Clock clock;

    WrittenRows(JdbcClient jdbc, Journal journal, Told told, Transactions transactions, Clock clock) {
        this.jdbc = jdbc;
        this.journal = journal;
        this.told = told;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** @param party whose row it is; null for rows of many */
    void touch(UUID act, @Nullable UUID party) {
        Touched touched = (Touched) TransactionSynchronizationManager.getResource(KEY);
        if (touched == null) {
            touched = new Touched();
            TransactionSynchronizationManager.bindResource(KEY, touched);
            TransactionSynchronizationManager.registerSynchronization(new AtTheEnd(touched));
        }
        touched.acts.add(act);
        if (party == null) {
            touched.all = true;
        } else {
            touched.parties.add(party);
        }
    }

    private final class AtTheEnd implements TransactionSynchronization {
        private final Touched touched;

        private AtTheEnd(Touched touched) {
            this.touched = touched;
        }

        @Override
        public void beforeCommit(boolean readOnly) {
            transactions.run(RowIdentity.SYSTEM, () -> seal(touched));
        }

        @Override
        public void afterCompletion(int status) {
            TransactionSynchronizationManager.unbindResourceIfPossible(KEY);
        }
    }

    private void seal(Touched touched) {
        append(sums(touched.all, touched.parties, false, touched.acts));
    }

    private void append(List<Sum> sums) {
        for (int from = 0; from < sums.size(); from += AT_ONCE) {
            List<Map<String, Object>> body = sums.subList(from, Math.min(sums.size(), from + AT_ONCE))
                .stream().map(WrittenRows::written).toList();
            journal.append(Act.of(clock.instant(), Actor.system(), WRITTEN, List.of(), List.of(),
                RegisterFiles.KEEPING.code(), Map.of("acts", body)));
        }
    }

    private static Map<String, Object> written(Sum sum) {
        return new LinkedHashMap<>(Map.of("act", sum.act().toString(), "rows", sum.rows(), "sha256",
            sum.hash()));
    }

    private List<Sum> sums(boolean all, Set<UUID> parties, boolean every, Set<UUID> acts) {
        return jdbc.sql(SUMS).param("all", all).param("parties", parties.toArray(UUID[]::new))
            .param("every", every).param("acts", acts.toArray(UUID[]::new))
            .query((row, n) -> new Sum(row.getObject("act", UUID.class), row.getLong("rows"),
                row.getString("hash"))).list();
    }

    /**
     * Seals that cover rows of some acts, and all acts that are sealed in them.
     *
     * @param seals whose bodies are hashes of those rows @param acts whose rows need another seal without
     *         them
     */
    record Covering(Set<UUID> seals, Set<UUID> acts) {
    }

    Covering covering(Set<UUID> writers) {
        Covering covering = new Covering(new HashSet<>(), new HashSet<>());
        told.each(List.of(WRITTEN), seal -> {
            List<UUID> sealed = sealed(seal).stream().map(Sum::act).toList();
            if (sealed.stream().anyMatch(writers::contains)) {
                covering.seals().add(seal.id());
                covering.acts().addAll(sealed);
            }
        });
        return covering;
    }

    /** Whether the rows of these acts are those that were sealed last. */
    boolean isSound(Set<UUID> acts) {
        Map<UUID, Sum> latest = new HashMap<>();
        told.each(List.of(WRITTEN), seal -> sealed(seal).stream().filter(sum -> acts.contains(sum.act()))
            .forEach(sum -> latest.put(sum.act(), sum)));
        latest.values().removeIf(sum -> sum.rows() == 0);
        return Set.copyOf(latest.values()).equals(Set.copyOf(sums(true, Set.of(), false, acts)));
    }

    /** What is left of their rows; an act of which nothing is left is sealed with none. */
    void sealAnew(Set<UUID> acts) {
        Map<UUID, Sum> left = new HashMap<>();
        acts.forEach(act -> left.put(act, new Sum(act, 0, "")));
        sums(true, Set.of(), false, acts).forEach(sum -> left.put(sum.act(), sum));
        append(List.copyOf(left.values()));
    }

    @Override
    public String part() {
        return "registers";
    }

    @Override
    public Reconciled reconcile() {
        jdbc.sql(NO_HURRY).update();
        Map<UUID, Sum> sealed = new HashMap<>();
        List<UUID> seals = new ArrayList<>();
        told.each(List.of(WRITTEN), act -> {
            seals.add(act.id());
            sealed(act).forEach(sum -> sealed.put(sum.act(), sum));
        });
        List<Discrepancy> wrong = new ArrayList<>();
        List<Sum> there = sums(true, Set.of(), true, Set.of());
        long since = seals.isEmpty() ? Long.MAX_VALUE : told.position(seals.getFirst());
        long older = there.stream().filter(sum ->
            isOlder(sum, sealed.remove(sum.act()), since, wrong)).count();
        sealed.values().removeIf(sum -> sum.rows() == 0);
        sealed.keySet().forEach(act -> wrong.add(Discrepancy.of("rows-gone", "registers.entry", act, act)));
        files(wrong);
        concerns(wrong);
        return new Reconciled(there.size(), older, wrong);
    }

    private static List<Sum> sealed(Act act) {
        return ((List<?>) act.body().getOrDefault("acts", List.of())).stream().map(Map.class::cast)
            .map(of -> new Sum(UUID.fromString(String.valueOf(of.get("act"))),
                ((Number) of.get("rows")).longValue(), String.valueOf(of.get("sha256")))).toList();
    }

    /** Whether the rows are older than the first seal, so that nothing can be said of them. */
    private boolean isOlder(Sum there, @Nullable Sum sealed, long since, List<Discrepancy> wrong) {
        if (there.equals(sealed)) {
            return false;
        }
        long position = told.position(there.act());
        if (sealed == null && position > 0 && position < since) {
            return true;
        }
        if (sealed != null || position > 0) {
            wrong.add(Discrepancy.of("rows-differ", "registers.entry", there.act(), there.act()));
        }
        return false;
    }

    private void files(List<Discrepancy> wrong) {
        jdbc.sql(FILES).query(row -> {
            UUID act = row.getObject("act", UUID.class);
            Map<String, Object> expected = Map.of("register", row.getString("register"), "sha256",
                row.getString("sha256"), "rows", row.getInt("rows"));
            boolean same = journal.find(act).filter(a -> a.type().equals(RegisterFiles.IMPORTED))
                .filter(a -> a.erased() || a.body().entrySet().containsAll(expected.entrySet())).isPresent();
            if (!same) {
                wrong.add(Discrepancy.of("row-differs", "registers.file", act, act));
            }
        });
    }

    /** Which organ may see whose rows rests on these: the act is the organ's and about the party. */
    private void concerns(List<Discrepancy> wrong) {
        jdbc.sql(CONCERNS).query(row -> {
            UUID act = row.getObject("made_by", UUID.class);
            UUID party = row.getObject("party", UUID.class);
            String organ = row.getString("organ");
            boolean same = journal.find(act).filter(a -> organ.equals(a.actor().organ()))
                .filter(a -> a.subjects().contains(party)).isPresent();
            if (!same) {
                wrong.add(Discrepancy.of("row-differs", "registers.concern", party, act));
            }
        });
    }
}
