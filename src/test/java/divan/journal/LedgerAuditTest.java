package divan.journal;

import static divan.journal.JournalWorld.act;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The whole ledger computed anew finds whatever somebody changed. */
class LedgerAuditTest {
    private static final int ACTS = 300;
    private JournalWorld world;
    private UUID first;

    @BeforeEach
    void begin() {
        world = JournalWorld.fresh();
        first = world.append(act("first"));
        world.asSystem(() -> {
            for (int i = 1; i < ACTS; i++) {
                world.journal().append(act("act " + i));
            }
            return true;
        });
        world.awaitCheckpoint(ACTS);
    }

    @AfterEach
    void end() {
        world.close();
    }

    private List<LedgerAudit.Fault> faults() {
        return world.bean(LedgerAudit.class).whole().wrong();
    }

    @Test
    void aWholeLedgerLeadsToTheRootThatWasPublished() {
        LedgerAudit.Audited audited = world.bean(LedgerAudit.class).whole();
        assertThat(audited.wrong()).isEmpty();
        assertThat(audited.size()).isEqualTo(ACTS);
        assertThat(audited.root()).isEqualTo(HexFormat.of().formatHex(world.journal().checkpoint().root()));
    }

    @Test
    void anErasedActIsNoFault() {
        world.asSystem(() -> world.journal().erase(first, Instant.EPOCH, Actor.system(), List.of("6698/7/1"),
            "erasure"));
        world.awaitCheckpoint(ACTS + 1);
        LedgerAudit.Audited audited = world.bean(LedgerAudit.class).whole();
        assertThat(audited.wrong()).isEmpty();
        assertThat(audited.erased()).isEqualTo(1);
    }

    @Test
    void anAlteredEnvelopeAnAlteredBodyAndAMissingActAreFound() {
        List<String> tampering = List.of(
            "update journal.act set envelope = envelope || ' '::bytea where id = :act",
            "update journal.act set body = body || ' '::bytea where id = :act",
            "update journal.act set salt_body = sha256(salt_body) where id = :act",
            "delete from journal.act where id = :act");
        for (int i = 0; i < tampering.size(); i++) {
            int position = i + 1;
            world.database.alter(tampering.get(i)
                .replace(":act", "(select act from journal.act_seq where position = " + position + ")"));
            assertThat(faults()).contains(new LedgerAudit.Fault("act", i + 1)).hasSize(i + 1);
        }
    }

    @Test
    void anAlteredTileIsFoundAndAnotherRoot() {
        world.database.alter("update journal.tile set root = sha256(root)");
        assertThat(faults()).containsExactly(new LedgerAudit.Fault("tile", 0));
        world.database.alter("update journal.head set root = sha256(root)");
        assertThat(faults()).contains(new LedgerAudit.Fault("root", ACTS));
    }

    @Test
    void theSuccessorOfAnEndedLedgerSaysSoOnceUnderItsOwnNameAndKey() {
        Checkpoint last = world.journal().checkpoint();
        Path data = world.data;
        String before = world.bean(LedgerKey.class).verifier().toString();
        world.stop();
        new LedgerFolder(data).succeed(new LedgerFolder(data), last, ACTS);
        world.database.alter("delete from journal.checkpoint");
        for (int start = 0; start < 2; start++) {
            world.start();
            world.awaitCheckpoint(ACTS + 1);
            assertThat(world.journal().size()).isEqualTo(ACTS + 1);
            assertThat(world.journal().checkpoint().origin()).isEqualTo(last.origin() + "/since-" + ACTS);
            world.stop();
        }
        world.start();
        assertThat(world.bean(LedgerKey.class).verifier().toString()).isNotEqualTo(before);
        Act begun = world.asSystem(() -> world.journal().after(ACTS, 1).getFirst());
        assertThat(begun.type()).isEqualTo("ledger.begun");
        assertThat(begun.body()).containsEntry("checkpoint", last.note()).containsEntry("key", before);
    }
}
