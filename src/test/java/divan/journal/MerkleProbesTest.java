package divan.journal;

import static org.assertj.core.api.Assertions.assertThat;

import divan.kernel.Json;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** The probes of transparency-dev/merkle: each says whether its proof must be refused. */
class MerkleProbesTest {
    private static final Path PROBES = Path.of("../shared/data/merkle/transparency-dev/testdata");

    @Test
    void inclusionIsJudgedAsTheProbesSay() throws IOException {
        judge("inclusion", 98, probe -> Merkle.included(number(probe, "leafIdx"), number(probe, "treeSize"),
                hash(probe, "leafHash"), proof(probe), hash(probe, "root")));
    }

    @Test
    void consistencyIsJudgedAsTheProbesSay() throws IOException {
        judge("consistency", 98, probe -> Merkle.consistent(number(probe, "size1"), number(probe, "size2"),
                hash(probe, "root1"), hash(probe, "root2"), proof(probe)));
    }

    @Test
    void inclusionInASubtreeIsJudgedAsTheProbesSay() throws IOException {
        judge("subtreeinclusion", 204, probe -> {
            long start = number(probe, "start");
            long end = number(probe, "end");
            return Merkle.isSubtree(start, end)
                    && Merkle.included(number(probe, "leafIdx") - start, end - start,
                    hash(probe, "leafHash"), proof(probe), hash(probe, "root"));
        });
    }

    @Test
    void consistencyOfASubtreeIsJudgedAsTheProbesSay() throws IOException {
        judge("subtreeconsistency", 118,
                probe -> Merkle.consistent(number(probe, "start"), number(probe, "end"),
                number(probe, "size"), hash(probe, "root1"), hash(probe, "root2"), proof(probe)));
    }

    private static void judge(String kind, int count, Predicate<Map<String, Object>> verifies)
            throws IOException {
        Assumptions.assumeTrue(Files.isDirectory(PROBES), "skipped: there is no " + PROBES);
        List<Path> files;
        try (Stream<Path> walk = Files.walk(PROBES.resolve(kind))) {
            files = walk.filter(file -> file.toString().endsWith(".json")).toList();
        }
        assertThat(files).hasSize(count);
        SoftAssertions all = new SoftAssertions();
        for (Path file : files) {
            Map<String, Object> probe = Json.map(Files.readAllBytes(file));
            all.assertThat(verifies.test(probe)).as(file.toString())
                    .isEqualTo(probe.get("wantErr").equals(false));
        }
        all.assertAll();
    }

    private static long number(Map<String, Object> probe, String name) {
        return new BigInteger(probe.get(name).toString()).longValue();
    }

    private static byte[] hash(Map<String, Object> probe, String name) {
        return probe.get(name) == null ? new byte[0] : Base64.getDecoder().decode((String) probe.get(name));
    }

    private static List<byte[]> proof(Map<String, Object> probe) {
        return probe.get("proof") == null ? List.of()
                : ((List<?>) probe.get("proof")).stream()
                        .map(hash -> Base64.getDecoder().decode((String) hash)).toList();
    }
}
