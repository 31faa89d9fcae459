package divan;

import static org.assertj.core.api.Assertions.assertThat;

import divan.Commands.Said;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code divan report}: files and exit codes. */
class ReportCommandTest {
    @TempDir
    private Path folder;

    private Said report(String... words) {
        List<String> all = new ArrayList<>(List.of("report"));
        all.addAll(List.of(words));
        return Commands.run(all);
    }

    @Test
    void aReportIsFourFiles() throws IOException {
        Path out = folder.resolve("new/report");
        Said said = report("migration", "2024", "--out", out.toString(), "--lang", "en", "--now",
            "2025-02-28T09:00:00Z");
        assertThat(said.err()).isEmpty();
        assertThat(said.code()).isZero();
        assertThat(said.out()).contains("11 errors");
        for (String file : List.of("report.html", "report.pdf", "report.docx", "cells.csv")) {
            assertThat(out.resolve(file)).isNotEmptyFile();
        }
        assertThat(Files.readString(out.resolve("report.html"))).contains("Activity Report 2024");
    }

    @Test
    void whatIsNotThereIsSaid() {
        assertThat(report("migration", "2024")).satisfies(said -> {
            assertThat(said.code()).isEqualTo(2);
            assertThat(said.err()).startsWith("Kullanım: divan report");
        });
        assertThat(report("migration", "1999", "--out", folder.toString(), "--lang=en").err())
            .contains("has no report of 1999", "[2024]");
        assertThat(report("nothing", "2024", "--out", folder.toString(), "--lang", "en").err())
            .contains("There is no pack nothing");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aBrokenInputWritesNothing() throws IOException {
        Path pack = folder.resolve("packs/broken");
        Files.createDirectories(pack.resolve("reports/2024"));
        Files.writeString(pack.resolve("reports/2024/report.yaml"), "organ: 1\n");
        Said said = report("broken", "2024", "--out", folder.resolve("out").toString(), "--pack-dir",
            folder.resolve("packs").toString());
        assertThat(said.code()).isEqualTo(1);
        assertThat(said.err()).startsWith("reports/2024/report.yaml, satır 1");
        assertThat(folder.resolve("out")).doesNotExist();
    }
}
