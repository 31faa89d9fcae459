package divan.erasure;

import divan.journal.Extent;
import divan.journal.DecidedRow;
import divan.journal.FourEyes.Decided;
import divan.kernel.Turkish;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was proposed, decided, carried out and swept. */
@Component
class ProposedErasures {
    private static final String SELECT = """
        select act, organ, kind, targets, ground, reference, at, post, decided_by, verdict, decided_at,
               decided_post, answer, carried_by, carried_at, swept_at, asked, asker from erasure.proposal
        """;
    private static final String FIND = SELECT + "where act = :act";
    private static final String LOCK = FIND + " for update";
    private static final String LATEST = SELECT + "order by at desc, act limit 200";
    private static final String APPROVED = SELECT
        + "where verdict = 'approved' and swept_at is null order by decided_at, act";
    private static final String CARRIED = SELECT + "where carried_by is not null order by carried_at, act";
    private static final String PENDING = """
        select distinct unnest(targets) from erasure.proposal
        where verdict is null or verdict = 'approved' and carried_by is null
        """;
    private static final String ADD = """
        insert into erasure.proposal (act, organ, kind, targets, ground, reference, at, post, asked, asker)
        values (:act, :organ, :kind, :targets, :ground, :reference, :at, :post, :asked, :asker)
        """;
    private static final String CARRY = """
        update erasure.proposal set carried_by = :by, carried_at = :at
        where act = :act and verdict = 'approved' and carried_by is null
        """;
    private static final String SWEEP = """
        update erasure.proposal set swept_at = :at
        where act = any(:acts) and carried_by is not null and swept_at is null
        """;

    private final JdbcClient jdbc;

    ProposedErasures(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Proposal> find(UUID act) {
        return jdbc.sql(FIND).param("act", act).query(ProposedErasures::proposal).optional();
    }

    /** Until this transaction ends nobody else carries it out. */
    Optional<Proposal> lock(UUID act) {
        return jdbc.sql(LOCK).param("act", act).query(ProposedErasures::proposal).optional();
    }

    List<Proposal> latest() {
        return jdbc.sql(LATEST).query(ProposedErasures::proposal).list();
    }

    /** Approved, and not yet gone from the disk: to be carried out, or to be swept. */
    List<Proposal> approved() {
        return jdbc.sql(APPROVED).query(ProposedErasures::proposal).list();
    }

    List<Proposal> carried() {
        return jdbc.sql(CARRIED).query(ProposedErasures::proposal).list();
    }

    /** What a proposal waits for, or an approved one is about to erase. */
    Set<UUID> pending() {
        return Set.copyOf(jdbc.sql(PENDING).query(UUID.class).list());
    }

    void add(Proposal proposal) {
        Proposal.Request asked = proposal.asked();
        jdbc.sql(ADD).param("act", proposal.act()).param("organ", proposal.organ())
            .param("kind", proposal.kind().code())
            .param("targets", proposal.targets().toArray(UUID[]::new))
            .param("ground", proposal.ground().code()).param("reference", proposal.reference())
            .param("at", stamp(proposal.at())).param("post", proposal.post())
            .param("asked", asked == null ? null : asked.id(), Types.OTHER)
            .param("asker", asked == null ? null : asked.party(), Types.OTHER).update();
    }

    /** @return true once for each proposal */
    boolean decide(UUID act, Decided decided) {
        return DecidedRow.write(jdbc, "erasure.proposal", act, decided);
    }

    /** @return true once for each proposal */
    boolean carry(UUID act, UUID by, Instant at) {
        return jdbc.sql(CARRY).param("act", act).param("by", by).param("at", stamp(at)).update() == 1;
    }

    void swept(List<UUID> acts, Instant at) {
        jdbc.sql(SWEEP).param("acts", acts.toArray(UUID[]::new)).param("at", stamp(at)).update();
    }

    private static OffsetDateTime stamp(Instant at) {
        return at.atZone(Turkish.ZONE).toOffsetDateTime();
    }

    private static Proposal proposal(ResultSet row, int n) throws SQLException {
        return new Proposal(row.getObject("act", UUID.class), row.getString("organ"),
            Extent.Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
            List.of((UUID[]) row.getArray("targets").getArray()),
            Ground.of(row.getString("ground")).orElseThrow(), row.getString("reference"),
            row.getObject("at", OffsetDateTime.class).toInstant(), row.getString("post"), asked(row),
            DecidedRow.read(row), row.getObject("carried_by", UUID.class), instant(row, "carried_at"),
            instant(row, "swept_at"));
    }

    private static Proposal.@Nullable Request asked(ResultSet row) throws SQLException {
        UUID asked = row.getObject("asked", UUID.class);
        return asked == null ? null : new Proposal.Request(asked, row.getObject("asker", UUID.class));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
