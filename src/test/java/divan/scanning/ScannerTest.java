package divan.scanning;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A scanner is asked as its protocol says, and whatever is no clear "clean" is no permission. */
class ScannerTest {
    private static final byte[] EICAR = "%PDF-1.4 EICAR %%EOF".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] CLEAN = "%PDF-1.4 ok %%EOF".getBytes(StandardCharsets.US_ASCII);
    private static final Duration SHORT = Duration.ofMillis(1500);
    @TempDir
    Path folder;

    private static Verdict icap(IcapServer server, byte[] content) {
        return new Scanner("", server.address(), SHORT).scan(content);
    }

    @Test
    void anIcapServerIsSentTheContentByteForByteAndItsWordHolds() throws Exception {
        byte[] large = new byte[3_000_000];
        new Random(1).nextBytes(large);
        try (IcapServer server = new IcapServer(IcapServer.Manner.HONEST)) {
            assertThat(icap(server, CLEAN)).isEqualTo(new Verdict.Clean());
            assertThat(icap(server, large)).isEqualTo(new Verdict.Clean());
            assertThat(icap(server, EICAR)).isInstanceOf(Verdict.Infected.class).asString()
                .contains("Eicar-Test");
            assertThat(server.contents()).hasSize(3);
            assertThat(server.contents().get(1)).isEqualTo(large);
            assertThat(server.heads().getFirst()).contains("Allow: 204\r\n", "Host: 127.0.0.1\r\n");
        }
    }

    @Test
    void aServerWithout204BringsTheSameContentBackOrItIsInfected() throws Exception {
        try (IcapServer same = new IcapServer(IcapServer.Manner.WITHOUT_204);
                IcapServer replacing = new IcapServer(IcapServer.Manner.REPLACING)) {
            assertThat(icap(same, CLEAN)).isEqualTo(new Verdict.Clean());
            assertThat(icap(replacing, CLEAN)).isEqualTo(new Verdict.Infected("content replaced"));
        }
    }

    @Test
    void aServerThatHangsDripsBreaksOffOrTalksNonsenseIsNoPermission() throws Exception {
        for (IcapServer.Manner manner : List.of(IcapServer.Manner.HUNG, IcapServer.Manner.DRIPPING,
                IcapServer.Manner.BROKEN, IcapServer.Manner.ERROR, IcapServer.Manner.NONSENSE,
                IcapServer.Manner.ENDLESS)) {
            try (IcapServer server = new IcapServer(manner)) {
                assertThat(icap(server, CLEAN)).as(manner.name()).isInstanceOf(Verdict.Away.class);
            }
        }
        assertThat(new Scanner("", "icap://127.0.0.1:1/avscan", SHORT).scan(CLEAN))
            .isInstanceOf(Verdict.Away.class);
    }

    private String script(String text) throws Exception {
        Path script = folder.resolve("scan.sh");
        Files.writeString(script, "#!/bin/sh\n" + text + "\n");
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
        return script.toString();
    }

    private Verdict command(String script, byte[] content) throws Exception {
        return new Scanner(script(script), "", SHORT).scan(content);
    }

    @Test
    void aCommandSaysItByItsExitCode() throws Exception {
        assertThat(command("grep -q EICAR \"$1\" && exit 1; exit 0", EICAR))
            .isInstanceOf(Verdict.Infected.class);
        assertThat(command("grep -q EICAR \"$1\" && exit 1; exit 0", CLEAN)).isEqualTo(new Verdict.Clean());
        assertThat(command("exit 2", CLEAN)).isInstanceOf(Verdict.Away.class);
        assertThat(new Scanner("/nowhere/scan", "", SHORT).scan(CLEAN)).isInstanceOf(Verdict.Away.class);
    }

    @Test
    void aCommandThatHangsIsEndedAndTheFileItWasGivenIsGone() throws Exception {
        assertThat(command("echo \"$1\" > " + folder.resolve("seen") + "; sleep 60", CLEAN))
            .isInstanceOf(Verdict.Away.class);
        Path given = Path.of(Files.readString(folder.resolve("seen")).strip());
        assertThat(given).doesNotExist();
        assertThat(ProcessHandle.current().descendants().filter(ProcessHandle::isAlive)
            .noneMatch(p -> p.info().commandLine().orElse("").contains("sleep 60"))).isTrue();
    }

    @Test
    void theNamedScannersMustAllSayClean() throws Exception {
        try (IcapServer server = new IcapServer(IcapServer.Manner.HONEST)) {
            String blind = script("exit 0");
            assertThat(new Scanner(blind, server.address(), SHORT).scan(EICAR))
                .isInstanceOf(Verdict.Infected.class);
            assertThat(new Scanner(blind, server.address(), SHORT).scan(CLEAN))
                .isEqualTo(new Verdict.Clean());
            assertThat(new Scanner("", "", SHORT).isOn()).isFalse();
        }
    }
}
