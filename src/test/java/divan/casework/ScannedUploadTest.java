package divan.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import divan.access.Access;
import divan.demo.World;
import divan.kernel.Failure;
import divan.scanning.Scanner;
import divan.web.Caller;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Nothing of an upload is kept that the scanner does not call clean. */
@World
class ScannedUploadTest {
    private static final byte[] EICAR = "%PDF-1.4 EICAR %%EOF".getBytes(StandardCharsets.US_ASCII);
    @Autowired
    private ApplicationContext program;
    @Autowired
    private JdbcClient jdbc;
    @Autowired
    private Access access;
    @TempDir
    Path folder;

    private Applications with(String script) throws Exception {
        Path file = Files.writeString(folder.resolve("scan.sh"), "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
        return new Applications(program.getBean(Drafts.class), program.getBean(Uploads.class),
            program.getBean(Definitions.class), program.getBean(Facts.class),
            program.getBean(Rules.class), access, Scanner.named(file.toString(), ""));
    }

    private long kept() {
        return access.asSystem(() -> jdbc.sql("select (select count(*) from casework.upload) + "
            + "(select count(*) from casework.content)").query(Long.class).single());
    }

    private Failure refused(String script, Caller caller) throws Exception {
        Applications applications = with(script);
        return catchThrowableOfType(Failure.class,
            () -> applications.keep(caller, "a.pdf", EICAR, List.of("pdf"), 10, "passport"));
    }

    @Test
    void anInfectedFileIsRefusedAndAScannerThatIsAwayRefusesEveryFile() throws Exception {
        Caller caller = new Bureau(program).applicant();
        long before = kept();
        Failure infected = refused("exit 1", caller);
        assertThat(infected.kind()).isEqualTo(Failure.Kind.INVALID);
        assertThat(infected.violations()).singleElement().extracting("code", "field")
            .containsExactly("infected", "passport");
        Failure away = refused("exit 70", caller);
        assertThat(away.kind()).isEqualTo(Failure.Kind.UNAVAILABLE);
        assertThat(away.violations()).singleElement().extracting("code").isEqualTo("scanner-away");
        assertThat(kept()).isEqualTo(before);
        with("exit 0").keep(caller, "a.pdf", EICAR, List.of("pdf"), 10, "passport");
        assertThat(kept()).isEqualTo(before + 2);
    }
}
