package divan.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignedNoteTest {
    /** Vectors of other implementations: Go's golang.org/x/mod/sumdb/note. */
    private static final String VKEY = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
    private static final String TEXT = "If you think cryptography is the answer to your problem,\n"
            + "then you don't know what your problem is.\n";
    private static final String NOTE = TEXT
            + "\n\u2014 PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIu"
            + "GUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";

    @TempDir
    Path data;

    @Test
    void aNoteSignedByAnotherProgramIsOpened() {
        assertThat(SignedNote.open(NOTE, VerifierKey.read(VKEY))).isEqualTo(TEXT);
    }

    @Test
    void aKeyIsReadAsItIsWritten() {
        assertThat(VerifierKey.read(VKEY)).hasToString(VKEY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "PeterNeumann", "PeterNeumann+c74f20a3",
        "PeterNeumann+c74f20a4+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        "PeterNeuman+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        "PeterNeumann+c74f20a3+AhpcIQcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        "PeterNeumann+C74F20A3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        "Peter Neumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"})
    void whatIsNotAKeyIsRefused(String vkey) {
        assertThatIllegalArgumentException().isThrownBy(() -> VerifierKey.read(vkey));
    }

    @Test
    void everyChangedCharacterIsFound() {
        VerifierKey key = VerifierKey.read(VKEY);
        for (int i = 0; i < NOTE.length(); i++) {
            String changed = NOTE.substring(0, i) + (char) (NOTE.charAt(i) ^ 1) + NOTE.substring(i + 1);
            assertThatIllegalArgumentException().as("character %d", i)
                    .isThrownBy(() -> SignedNote.open(changed, key));
        }
    }

    @Test
    void aNoteMayCarryTheSignaturesOfWitnesses() {
        LedgerKey witness = new LedgerKey(data.toString(), "witness.example/1");
        String cosigned = NOTE + SignedNote.sign(TEXT, witness).substring(TEXT.length() + 1);
        assertThat(SignedNote.open(cosigned, VerifierKey.read(VKEY))).isEqualTo(TEXT);
        assertThat(SignedNote.open(cosigned, witness.verifier())).isEqualTo(TEXT);
    }

    @Test
    void theKeyIsMadeOnceAndReadableByItsOwnerAlone() throws IOException {
        LedgerKey first = new LedgerKey(data.toString(), "divan.test/ledger");
        LedgerKey again = new LedgerKey(data.toString(), "divan.test/ledger");
        assertThat(again.verifier()).isEqualTo(first.verifier());
        assertThat(Files.getPosixFilePermissions(data.resolve("ledger/key.pem")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void aKeyFileOfTwoKeysThatDoNotBelongTogetherIsRefused() throws IOException {
        new LedgerKey(data.toString(), "divan.test/ledger");
        Path file = data.resolve("ledger/key.pem");
        String mine = Files.readString(file);
        Files.delete(file);
        new LedgerKey(data.toString(), "divan.test/ledger");
        String other = Files.readString(file);
        String mark = "-----BEGIN PUBLIC KEY-----";
        Files.writeString(file, mine.substring(0, mine.indexOf(mark)) + other.substring(other.indexOf(mark)));
        assertThatThrownBy(() -> new LedgerKey(data.toString(), "divan.test/ledger"))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aCheckpointIsExactlyThreeLinesOfThisLedger() {
        LedgerKey key = new LedgerKey(data.toString(), "divan.test/ledger");
        Checkpoint signed = Checkpoint.sign(key, 17, Merkle.sha256("x".getBytes(StandardCharsets.UTF_8)));
        assertThat(Checkpoint.read(signed.note(), key.verifier())).usingRecursiveComparison()
                .isEqualTo(signed);
        String root = "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=";
        for (String text : new String[] {"other.test/ledger\n1\n" + root + "\n",
                "divan.test/ledger\n01\n" + root + "\n", "divan.test/ledger\n-1\n" + root + "\n",
                "divan.test/ledger\n1\n" + root + "\nmore\n", "divan.test/ledger\n1\nAAAA\n",
                "divan.test/ledger\n1\n", "divan.test/ledger\n+1\n" + root + "\n"}) {
            assertThatIllegalArgumentException().as(text)
                    .isThrownBy(() -> Checkpoint.read(SignedNote.sign(text, key), key.verifier()));
        }
    }
}
