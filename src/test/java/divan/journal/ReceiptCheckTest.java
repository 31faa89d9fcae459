package divan.journal;

import static org.assertj.core.api.Assertions.assertThat;

import divan.kernel.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReceiptCheckTest {
    static final int SIZE = 13;
    static final int INDEX = 6;

    @TempDir
    Path data;
    private LedgerKey key;
    private Map<String, Object> receipt;

    private record Said(int exit, String out, String err) {
    }

    @BeforeEach
    void make() {
        key = new LedgerKey(data.toString(), "divan.test/ledger");
        receipt = Json.map(receipt(key, false).json());
    }

    static Receipt receipt(LedgerKey key, boolean erased) {
        Act act = JournalWorld.act("granted", new UUID(1, 2));
        return receipt(key, Leaf.Opening.of(Leaf.envelope(act)), Leaf.Opening.of(Leaf.body(act.body())),
                erased);
    }

    static Receipt receipt(LedgerKey key, Leaf.Opening envelope, Leaf.Opening body, boolean erased) {
        List<byte[]> leaves = new ArrayList<>(NaiveTree.leafHashes(SIZE));
        leaves.set(INDEX, Merkle.leaf(Leaf.of(envelope.hash(), body.hash())));
        Checkpoint head = Checkpoint.sign(key, SIZE, NaiveTree.root(leaves));
        return new Receipt(envelope, erased ? null : body, body.hash(), INDEX, SIZE,
                new Proofs(NaiveTree.nodes(leaves)).inclusion(INDEX, SIZE), head.note(),
                key.verifier().toString());
    }

    private Said verify(String... more) throws IOException {
        return verifyText(Json.text(receipt), more);
    }

    private Said verifyText(String json, String... more) throws IOException {
        Path file = data.resolve("receipt.json");
        Files.writeString(file, json);
        List<String> args = new ArrayList<>(List.of(file.toString()));
        args.addAll(List.of(more));
        return run(args);
    }

    private static Said run(List<String> args) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        int exit = ReceiptCheck.run(args, new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
        return new Said(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    @Test
    void aGoodReceiptSaysWhatItProvesAndWhatNot() throws IOException {
        Said turkish = verify("--key", key.verifier().toString());
        assertThat(turkish.exit()).isZero();
        assertThat(turkish.out()).startsWith("MAKBUZ DOĞRU\n").contains("13 işlemin 7 numaralısı", "granted",
                "6458/31/1-a", "sizin verdiğiniz anahtar").doesNotContain("makbuzun kendi içinde");
        assertThat(turkish.err()).isEmpty();
        Said english = verify("--key", key.verifier().toString(), "--lang", "en");
        assertThat(english.out()).startsWith("THE RECEIPT IS GOOD\n")
                .contains("number 7 of the 13 acts", "still in force");
    }

    @Test
    void withoutATrustedKeyItSaysThatAnybodyCouldHaveMadeIt() throws IOException {
        Said said = verify("--lang", "en");
        assertThat(said.exit()).isZero();
        assertThat(said.out()).contains("the key that the receipt itself names",
                "Anybody can make such a receipt");
        Map<String, Object> json = Json.map(verify("--format", "json").out());
        assertThat(json).containsEntry("good", true).containsEntry("keyTrusted", false);
        assertThat(json.get("leavesOpen").toString()).contains("open.key");
    }

    @Test
    void aForgeryUnderAnotherKeyIsFoundByWhoKnowsTheKey() throws IOException {
        VerifierKey trusted = key.verifier();
        LedgerKey forger = new LedgerKey(data.resolve("forger").toString(), "divan.test/ledger");
        receipt = Json.map(receipt(forger, false).json());
        assertThat(verify().exit()).isZero();
        assertThat(verify("--key", trusted.toString()).exit()).isEqualTo(1);
        receipt.put("key", trusted.toString());
        assertThat(verify().exit()).isEqualTo(1);
        assertThat(verify("--key", trusted.toString()).exit()).isEqualTo(1);
    }

    @Test
    void everyChangedByteIsFound() {
        List<byte[]> altered = ReceiptVectors.altered(receipt);
        assertThat(altered).hasSizeGreaterThan(900);
        altered.forEach(this::requireFound);
    }

    @Test
    void everyChangedByteOfAnErasedActIsFoundToo() throws IOException {
        receipt = Json.map(receipt(key, true).json());
        Said good = verify("--lang", "en");
        assertThat(good.exit()).isZero();
        assertThat(good.out()).contains("has been erased").doesNotContain("granted");
        ReceiptVectors.altered(receipt, "bodyHash").forEach(this::requireFound);
    }

    private void requireFound(byte[] json) {
        String altered = new String(json, StandardCharsets.UTF_8);
        assertThat(Verdict.of(json, null).good()).as(altered).isFalse();
        assertThat(Verdict.of(json, key.verifier()).good()).as(altered).isFalse();
    }

    @Test
    void everyChangedCharacterOfTheFileIsFoundOrMeansTheSame() throws IOException {
        String json = Json.text(receipt);
        for (int i = 0; i < json.length(); i++) {
            byte[] altered = (json.substring(0, i) + (char) (json.charAt(i) ^ 1) + json.substring(i + 1))
                    .getBytes(StandardCharsets.UTF_8);
            boolean same = isReceiptOf(altered, json);
            assertThat(Verdict.of(altered, null).good()).as("character %d", i).isEqualTo(same);
        }
    }

    private static boolean isReceiptOf(byte[] altered, String json) {
        try {
            return Json.text(Json.map(altered)).equals(json);
        } catch (RuntimeException e) {
            return false;
        }
    }

    @Test
    void whatDoesNotBelongIntoAReceiptIsRefused() throws IOException {
        receipt.put("note", "approved");
        assertThat(verify("--lang", "en").out()).contains("does not belong there", "note");
        receipt.remove("note");
        for (String field : List.copyOf(receipt.keySet())) {
            Object value = receipt.remove(field);
            assertThat(verify().exit()).as("without %s", field).isEqualTo(1);
            for (Object wrong : new Object[] {17, "?", List.of("?"), Map.of(), true, List.of(1)}) {
                receipt.put(field, wrong);
                assertThat(verify().exit()).as("%s = %s", field, wrong).isEqualTo(1);
            }
            receipt.put(field, value);
        }
        String json = Json.text(receipt);
        for (String bad : List.of("", "null", "[]", "17", "{", json + "x",
                json.replace("\"size\":13", "\"size\":13.0"),
                json.replace("\"index\":6", "\"index\":6,\"index\":7"), json.replace("\"index\":6",
                        "\"index\":99999999999999999999"))) {
            assertThat(verifyText(bad).exit()).as(bad).isEqualTo(1);
        }
        assertThat(verifyText(json).exit()).isZero();
    }

    @Test
    void aSealedTextThatIsNoActIsNotGood() throws IOException {
        for (String envelope : List
                .of("{}", "nonsense", "[]", new String(Leaf.envelope(JournalWorld.act("x"))) + " ")) {
            Leaf.Opening opening = Leaf.Opening.of(envelope.getBytes(StandardCharsets.UTF_8));
            Leaf.Opening body = Leaf.Opening.of("{}".getBytes(StandardCharsets.UTF_8));
            receipt = Json.map(receipt(key, opening, body, false).json());
            assertThat(verify("--format", "json").out()).contains("receipt-no-act");
        }
    }

    @Test
    void keysAreTakenFromFilesToo() throws IOException {
        Path file = data.resolve("ledger.vkey");
        Files.writeString(file, key.verifier() + "\n");
        assertThat(Json.map(verify("--key", file.toString(), "--format", "json").out()))
                .containsEntry("good", true).containsEntry("keyTrusted", true).containsEntry("position", 7);
    }

    @Test
    void aCommandThatCannotBeUnderstoodSaysHow() throws IOException {
        for (List<String> args : List
                .of(List.<String>of(), List.of("--key"), List.of("a", "b"), List.of("--what"),
                List.of("a", "--format", "xml"), List.of("a", "--lang", "de"))) {
            Said said = run(args);
            assertThat(said.exit()).as("%s", args).isEqualTo(2);
            assertThat(said.err()).contains("divan verify");
            assertThat(said.out()).isEmpty();
        }
        assertThat(run(List.of(data.resolve("absent").toString())).exit()).isEqualTo(2);
        assertThat(verify("--key", "nonsense").exit()).isEqualTo(2);
        assertThat(verify("--key", "a+b+c").exit()).isEqualTo(2);
    }

    @Test
    void bothLanguagesHaveTheSameTexts() throws IOException {
        assertThat(keys("tr")).isEqualTo(keys("en")).isNotEmpty();
    }

    private static List<String> keys(String lang) throws IOException {
        Properties texts = new Properties();
        try (var in = ReceiptCheckTest.class.getResourceAsStream("/text/journal/" + lang + ".properties")) {
            texts.load(in);
        }
        return texts.stringPropertyNames().stream().sorted().toList();
    }
}
