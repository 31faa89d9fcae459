package divan.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The reader itself, on values computed by hand from the texts: a judge must be judged first. */
class LedgerTest {
    @Test
    void tilePathsAreThoseOfTheText() {
        assertThat(List.of(Ledger.path(0), Ledger.path(67), Ledger.path(1000), Ledger.path(1234067)))
                .containsExactly("000", "067", "x001/000", "x001/x234/067");
    }

    @Test
    void theRootsOfRfc9162TreesAreFound() {
        assertThat(hex(Ledger.root(List.of())))
                .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        List<byte[]> leaves = Stream.of("", "00", "10").map(LedgerTest::leaf).toList();
        assertThat(hex(Ledger.root(leaves.subList(0, 1))))
                .isEqualTo("6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d");
        assertThat(hex(Ledger.root(leaves.subList(0, 2))))
                .isEqualTo("fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125");
        assertThat(hex(Ledger.root(leaves)))
                .isEqualTo("aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77");
    }

    /** The example of the Go package that signed notes come from. */
    @Test
    void aSignedNoteIsGoodAndAnAlteredOneIsNot() throws Exception {
        String vkey = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
        String signature =
                "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpR"
                + "Zb6KE6RyyBwJnAM=\n";
        String text = "If you think cryptography is the answer to your problem,\n"
                + "then you don't know what your problem is.\n";
        assertThat(Ledger.isSigned(text, signature, vkey)).isTrue();
        assertThat(Ledger.isSigned(text.replace("answer", "Answer"), signature, vkey)).isFalse();
        assertThat(Ledger.isSigned(text, signature, vkey.replace("PeterN", "PaterN"))).isFalse();
    }

    private static byte[] leaf(String entry) {
        return Ledger.leafHash(HexFormat.of().parseHex(entry));
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
