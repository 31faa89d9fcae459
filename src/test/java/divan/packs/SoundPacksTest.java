package divan.packs;

import static org.assertj.core.api.Assertions.assertThat;

import divan.demo.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SoundPacksTest {
    @TempDir
    private Path folder;
    private Pack pack;

    @BeforeEach
    void read() throws IOException {
        pack = Pack.read(Path.of("packs/migration"));
    }

    @Test
    void whatWasFoundSoundIsRememberedOnceForTheNextStart() throws IOException {
        Path file = folder.resolve("sound-packs");
        assertThat(new SoundPacks(file.toString()).hold(pack)).isFalse();
        new SoundPacks(file.toString()).add(pack);
        new SoundPacks(file.toString()).add(pack);
        assertThat(new SoundPacks(file.toString()).hold(pack)).isTrue();
        assertThat(Files.readAllLines(file)).containsExactly(pack.version());
    }

    @Test
    void anotherContentIsNotTheOneThatWasFoundSound() throws IOException {
        Path file = folder.resolve("sound-packs");
        new SoundPacks(file.toString()).add(pack);
        Path other = folder.resolve("migration");
        Folders.copy(Path.of("packs/migration"), other);
        Files.writeString(other.resolve("organisation/organs.csv"), "");
        assertThat(new SoundPacks(file.toString()).hold(Pack.read(other))).isFalse();
    }

    @Test
    void withoutAFileOrWhereItCannotBeWrittenNothingIsRemembered() {
        for (String file : new String[] {"", folder.resolve("no/such/folder").toString()}) {
            SoundPacks sound = new SoundPacks(file);
            sound.add(pack);
            assertThat(sound.hold(pack)).isFalse();
        }
    }
}
