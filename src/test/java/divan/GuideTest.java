package divan;

import static org.assertj.core.api.Assertions.assertThat;

import divan.packs.Pack;
import divan.packs.ServiceCopy;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

/**
 * A service that was written from {@code docs/packs.md} alone, by somebody who read no program: a notice of a
 * change of address. What they added elsewhere in the pack stands beside it.
 */
class GuideTest {
    private static final String NAME = "address-change";
    private static final Path WRITTEN = Path.of("src/test/resources/guide");
    private static final Path ADDED = WRITTEN.resolve("added");

    @TempDir
    Path packs;

    @Test
    void aServiceWrittenByTheGuideAloneIsSoundAndItsExamplesPass() throws IOException {
        Path pack = packs.resolve("migration");
        FileSystemUtils.copyRecursively(Path.of("packs/migration"), pack);
        lay(pack);

        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
        int exit = CheckPacks.run(List.of(packs.toString(), "--service", NAME), out, out);
        assertThat(said.toString(StandardCharsets.UTF_8))
            .contains(NAME + ": 19 of 19 examples, 9 of 9 rules reached").contains("Nothing is wrong.");
        assertThat(exit).isZero();
    }

    private static void lay(Path pack) throws IOException {
        for (Map.Entry<String, byte[]> file : ServiceCopy.of(Pack.read(pack), "wish-or-complaint", NAME)
                .entrySet()) {
            if (!file.getKey().startsWith("services/") && !file.getKey().equals("parameters.yaml")) {
                Files.write(pack.resolve(file.getKey()), file.getValue());
            }
        }
        FileSystemUtils.copyRecursively(WRITTEN.resolve("services"), pack.resolve("services"));
        end(pack, "parameters.yaml");
        end(pack, "file-plan.csv");
        end(pack, "legislation/5490.yaml");
        end(pack, "legislation/6458.yaml");
        Path register = pack.resolve("registers/residence-permits.yaml");
        Files.writeString(register, Files.readString(register).replace("read-for:\n", "read-for:\n"
            + Files.readString(ADDED.resolve("registers/residence-permits.yaml"))));
    }

    /** Adds what was written at the end; of provisions only those that are not there yet. */
    private static void end(Path pack, String file) throws IOException {
        Path whole = pack.resolve(file);
        String there = Files.readString(whole);
        StringBuilder all = new StringBuilder(there.endsWith("\n") ? there : there + "\n");
        for (String block : Files.readString(ADDED.resolve(file)).split("(?m)(?=^ *- address:)")) {
            String first = block.lines().findFirst().orElseThrow().strip();
            if (!first.startsWith("- address:") || !there.contains(first)) {
                all.append(block);
            }
        }
        Files.writeString(whole, all);
    }
}
