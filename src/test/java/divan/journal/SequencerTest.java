package divan.journal;

import static divan.journal.JournalWorld.act;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SequencerTest {
    private JournalWorld world;

    @BeforeEach
    void begin() {
        world = JournalWorld.fresh();
    }

    @AfterEach
    void end() {
        world.close();
    }

    private void grow(int acts) {
        long size = world.journal().size();
        world.asSystem(() -> {
            for (int i = 0; i < acts; i++) {
                world.journal().append(act("act " + i));
            }
            return acts;
        });
        world.awaitCheckpoint(size + acts);
    }

    private String refusal(JournalWorld started) {
        return JournalWorld.await("a refusal", () -> started.journal().broken());
    }

    @Test
    void theTreeAndEveryTileAreTheDefinedOnes() {
        for (int size : new int[] {1, 255, 256, 257, 300, 512, 600, 700}) {
            grow(size - (int) world.journal().size());
            Ledger ledger = world.bean(Ledger.class);
            List<byte[]> leaves = ledger.leaves(0, size).stream().map(Merkle::leaf).toList();
            Checkpoint checkpoint = world.journal().checkpoint();
            assertThat(checkpoint.size()).isEqualTo(size);
            assertThat(checkpoint.root()).isEqualTo(NaiveTree.root(leaves));
            for (int n = 0; n * 256 < size; n++) {
                int width = Math.min(256, size - n * 256);
                List<byte[]> part = leaves.subList(n * 256, n * 256 + width);
                assertThat(ledger.read(new Tile(0, n, width), size)).contains(joined(part));
                assertThat(ledger.read(new Tile(0, n, 1), size)).contains(joined(part.subList(0, 1)));
            }
            List<byte[]> above = new ArrayList<>();
            for (int n = 0; (n + 1) * 256 <= size; n++) {
                above.add(NaiveTree.root(leaves.subList(n * 256, (n + 1) * 256)));
                assertThat(ledger.read(new Tile(1, 0, n + 1), size)).contains(joined(above));
            }
            assertThat(ledger.read(new Tile(1, 0, above.size() + 1), size)).isEmpty();
        }
    }

    private static byte[] joined(List<byte[]> hashes) {
        byte[] all = new byte[hashes.size() * 32];
        for (int i = 0; i < hashes.size(); i++) {
            System.arraycopy(hashes.get(i), 0, all, 32 * i, 32);
        }
        return all;
    }

    @Test
    void aRestartGoesOnWithTheSameTree() {
        grow(300);
        Checkpoint before = world.journal().checkpoint();
        world.stop();
        world.start();
        grow(300);
        assertThat(world.journal().broken()).isEmpty();
        Proofs proofs = new Proofs(new TileNodes(world.bean(Ledger.class), 600));
        Checkpoint after = world.journal().checkpoint();
        assertThat(Merkle.consistent(300, 600, before.root(), after.root(), proofs.consistency(300, 600)))
                .isTrue();
    }

    @Test
    void whatWasCommittedBeforeTheEndIsSealedAtTheEnd() {
        grow(1);
        world.append(act("at the last moment"));
        world.awaitSize(2);
        world.stop();
        world.start();
        assertThat(world.bean(Ledger.class).publishedSize()).isEqualTo(2);
    }

    @Test
    void anAlteredLeafIsFoundAtTheStart() {
        grow(10);
        world.stop();
        world.database.alter("update journal.act_seq set leaf = set_byte(leaf, 40, get_byte(leaf, 40) # 1) "
                + "where position = 3");
        assertThat(refusal(world.start())).contains("do not lead to the root");
    }

    @Test
    void anAlteredTileIsFoundAtTheStart() {
        grow(600);
        world.stop();
        world.database.alter("update journal.tile set root = set_byte(root, 0, get_byte(root, 0) # 1) "
                + "where index = 1");
        assertThat(refusal(world.start())).contains("do not lead to the root");
    }

    @Test
    void aRemovedActIsFoundAtTheStart() {
        grow(10);
        world.stop();
        world.database.alter("delete from journal.act_seq where position = 10");
        assertThat(refusal(world.start())).contains("the last one numbered is 9");
    }

    @Test
    void anAlteredActGetsNoReceipt() {
        UUID act = world.append(act("true"));
        world.awaitReceipt(act);
        world.database.alter("update journal.act set body = convert_to('{\"what\":\"false\"}', 'UTF8')");
        assertThat(catchThrowable(() -> world.awaitReceipt(act)))
                .isInstanceOf(IllegalStateException.class).hasMessageContaining("not what was sealed");
    }

    @Test
    void anOlderDatabaseBehindThePublishedCheckpointIsRefused() {
        grow(300);
        world.stop();
        TestDatabase backup = world.database.backup();
        world.start();
        grow(5);
        world.stop();
        JournalWorld restored = JournalWorld.at(backup, world.data).start();
        try {
            assertThat(refusal(restored)).contains("305").contains("300").contains("older copy");
            restored.append(act("after the rollback"));
            assertThat(restored.bean(Ledger.class).publishedSize()).isEqualTo(300);
        } finally {
            restored.close();
        }
    }

    @Test
    void anotherHistoryOfTheSameLengthIsRefused() {
        grow(300);
        world.stop();
        TestDatabase backup = world.database.backup();
        world.start();
        grow(5);
        world.stop();
        JournalWorld elsewhere = JournalWorld.at(backup, copyOfTheKey()).start();
        elsewhere.asSystem(() -> {
            for (int i = 0; i < 10; i++) {
                elsewhere.journal().append(act("another " + i));
            }
            return 10;
        });
        elsewhere.awaitCheckpoint(310);
        elsewhere.stop();
        JournalWorld back = JournalWorld.at(backup, world.data).start();
        try {
            assertThat(refusal(back)).contains("does not begin with the published one of 305");
        } finally {
            back.close();
        }
    }

    private Path copyOfTheKey() {
        try {
            var data = Files.createTempDirectory(Path.of("target"), "journal-data");
            Files.createDirectories(data.resolve("ledger"));
            Files.copy(world.data.resolve("ledger/key.pem"), data.resolve("ledger/key.pem"));
            return data;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aCheckpointOfAnotherKeyIsRefused() throws IOException {
        grow(1);
        world.stop();
        Files.delete(world.data.resolve("ledger/key.pem"));
        assertThat(refusal(world.start())).contains("not one of this ledger and key");
    }

    @Test
    void aLostFileIsWrittenAgainFromTheDatabase() throws IOException {
        grow(3);
        world.stop();
        var file = world.data.resolve("ledger/checkpoint");
        String note = Files.readString(file);
        Files.delete(file);
        world.start();
        assertThat(JournalWorld.await("the file", () -> world.bean(PublishedFile.class).read()))
                .isEqualTo(note);
    }

    @Test
    void anotherProgramTakesOverWhenTheHolderIsGone() {
        JournalWorld second = JournalWorld.at(world.database, world.data).start();
        try {
            grow(3);
            world.stop();
            UUID act = second.append(act("after the take-over"));
            second.awaitReceipt(act);
            assertThat(second.journal().size()).isEqualTo(4);
            assertThat(second.journal().broken()).isEmpty();
        } finally {
            second.stop();
        }
    }

    @Test
    void aHolderWhoseConnectionIsCutLetsAnotherOneOrItselfGoOn() {
        JournalWorld second = JournalWorld.at(world.database, world.data).start();
        try {
            for (int round = 0; round < 5; round++) {
                grow(3);
                world.database.alter("""
                        select pg_terminate_backend(pid) from pg_locks
                         where locktype = 'advisory' and granted and database =
                               (select oid from pg_database where datname = current_database())""");
            }
            grow(3);
            assertThat(world.journal().size()).isEqualTo(18);
            assertThat(world.journal().broken()).isEmpty();
            assertThat(second.journal().broken()).isEmpty();
        } finally {
            second.stop();
        }
    }
}
