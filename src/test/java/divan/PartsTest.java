package divan;

import static org.assertj.core.api.Assertions.assertThat;

import divan.database.TestCluster;
import divan.search.Search;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

class PartsTest {
    @TempDir
    private Path data;

    private int asksTheIndex(PrintStream err) {
        return CommandLine.exit(err, "", () -> {
            try (AnnotationConfigApplicationContext parts = Parts.of(Map.of("divan.data", data.toString(),
                    "divan.demo", "true", "divan.pack-dir", data.toString()), TestCluster.fresh().owner())) {
                parts.getBean(Search.class).everyday(Map.of());
                return 0;
            }
        });
    }

    @Test
    void anIndexThatARunningProgramHoldsIsSaidPlainly() {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream err = new PrintStream(said, true, StandardCharsets.UTF_8);
        try (Search running = new Search(data.toString())) {
            running.everyday(Map.of());
            assertThat(asksTheIndex(err)).isEqualTo(1);
            assertThat(said.toString(StandardCharsets.UTF_8)).hasLineCount(1)
                .startsWith("The search index of this data folder");
        }
        assertThat(asksTheIndex(err)).isZero();
    }
}
