package divan.journal;

import divan.kernel.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Receipts spoilt in every way that one byte, one field or one spelling can spoil them. */
final class ReceiptVectors {
    private ReceiptVectors() {
    }

    /** One byte, hash or number changed; none of these is good. */
    static List<byte[]> altered(Map<String, Object> receipt) {
        List<byte[]> all = new ArrayList<>(altered(receipt, "envelope", "envelopeSalt", "body", "bodySalt"));
        all.addAll(proofs(receipt));
        all.addAll(texts(receipt, "checkpoint"));
        all.addAll(texts(receipt, "key"));
        for (int number = -1; number <= 20; number++) {
            if (number != ReceiptCheckTest.INDEX) {
                all.add(with(receipt, "index", number));
            }
            if (number != ReceiptCheckTest.SIZE) {
                all.add(with(receipt, "size", number));
            }
        }
        return all;
    }

    static List<byte[]> altered(Map<String, Object> receipt, String... fields) {
        List<byte[]> all = new ArrayList<>();
        for (String field : fields) {
            byte[] bytes = Base64.getDecoder().decode((String) receipt.get(field));
            for (int i = 0; i < bytes.length; i++) {
                all.add(with(receipt, field, text(changed(bytes, i))));
            }
            all.add(with(receipt, field, text(Arrays.copyOf(bytes, bytes.length - 1))));
            all.add(with(receipt, field, text(Arrays.copyOf(bytes, bytes.length + 1))));
            all.add(with(receipt, field, ""));
        }
        return all;
    }

    private static List<byte[]> proofs(Map<String, Object> receipt) {
        List<byte[]> all = new ArrayList<>();
        List<?> proof = (List<?>) receipt.get("proof");
        for (int hash = 0; hash < proof.size(); hash++) {
            byte[] bytes = Base64.getDecoder().decode((String) proof.get(hash));
            for (int i = 0; i < bytes.length; i++) {
                List<Object> altered = new ArrayList<>(proof);
                altered.set(hash, text(changed(bytes, i)));
                all.add(with(receipt, "proof", altered));
            }
            List<Object> shorter = new ArrayList<>(proof);
            shorter.remove(hash);
            all.add(with(receipt, "proof", shorter));
        }
        return all;
    }

    private static List<byte[]> texts(Map<String, Object> receipt, String field) {
        List<byte[]> all = new ArrayList<>();
        String whole = (String) receipt.get(field);
        for (int i = 0; i < whole.length(); i++) {
            all.add(with(receipt, field, whole.substring(0, i) + (char) (whole.charAt(i) ^ 1)
                    + whole.substring(i + 1)));
            all.add(with(receipt, field, whole.substring(0, i) + whole.substring(i + 1)));
        }
        return all;
    }

    /** Every character of the file changed; some spellings mean the same. */
    static List<byte[]> respelt(String json) {
        List<byte[]> all = new ArrayList<>();
        for (int i = 0; i < json.length(); i++) {
            all.add((json.substring(0, i) + (char) (json.charAt(i) ^ 1) + json.substring(i + 1))
                    .getBytes(StandardCharsets.UTF_8));
        }
        return all;
    }

    /** Fields absent, too many or of the wrong kind, and JSON that is no receipt. */
    static List<byte[]> misshapen(Map<String, Object> receipt) {
        List<byte[]> all = new ArrayList<>();
        all.add(with(receipt, "note", "approved"));
        for (String field : receipt.keySet()) {
            Map<String, Object> without = new TreeMap<>(receipt);
            without.remove(field);
            all.add(Json.canonical(without));
            for (Object wrong : new Object[] {17, "?", List.of("?"), Map.of(), true, List.of(1)}) {
                all.add(with(receipt, field, wrong));
            }
        }
        String json = Json.text(receipt);
        for (String bad : List.of("", "null", "[]", "17", "{", json + "x",
                json.replace("\"size\":13", "\"size\":13.0"), json.replace("\"size\":13", "\"size\":013"),
                json.replace("\"size\":13", "\"size\":1.3e1"),
                json.replace("\"index\":6", "\"index\":6,\"index\":7"),
                json.replace("\"index\":6", "\"index\":9223372036854775807"),
                json.replace("\"index\":6", "\"index\":99999999999999999999"))) {
            all.add(bad.getBytes(StandardCharsets.UTF_8));
        }
        return all;
    }

    /** Sealed as they should be, but no act, or an act spelt otherwise than canonically. */
    static List<byte[]> noActs(LedgerKey key) {
        String act = new String(Leaf.envelope(JournalWorld.act("x")), StandardCharsets.UTF_8);
        List<byte[]> all = new ArrayList<>();
        for (String envelope : List.of("{}", "nonsense", "[]", act + " ",
                act.replace("\"type\":", "\"type\": "),
                act.replace("\"purpose\":", "\"extra\":1,\"purpose\":"), act.replaceFirst("\"at\":\"[^\"]*\"",
                "\"at\":\"2026-02-30T00:00:00Z\""), act.replaceFirst("\"at\":\"[^\"]*\"",
                "\"at\":\"2026-02-03T00:00:00.000Z\""), act.replaceFirst("\"kind\":\"[a-z]*\"",
                "\"kind\":\"god\""))) {
            all.add(sealed(key, envelope, "{}"));
        }
        for (String body : List.of("", "null", "[]", "{\"a\":1.5}", "{\"a\":1.0}", "{\"a\":1e3}",
                "{\"a\":-0}",
                "{\"b\":1,\"a\":1}", "{\"a\":1,\"a\":1}", "{\"a\":9007199254740993}", "{ }",
                "{\"a\":\"\\u0041\"}")) {
            all.add(sealed(key, act, body));
        }
        return all;
    }

    /** Sealed and good, with everything that JSON can spell. */
    static List<byte[]> good(LedgerKey key) {
        String act = new String(Leaf.envelope(JournalWorld.act("x")), StandardCharsets.UTF_8);
        List<byte[]> all = new ArrayList<>();
        for (String body : List.of("{}",
                "{\"a\":[1,-2,true,null,\"ş\\n\\\"\"],\"b\":{\"c\":9007199254740991}}",
                "{\"\":\"\",\"10\":1,\"9\":2,\"é\":3}",
                "{\"a\":\"\\u000f\\u007f😀\"}".replace("\\u007f", "\u007f"))) {
            all.add(sealed(key, act, body));
        }
        return all;
    }

    private static byte[] sealed(LedgerKey key, String envelope, String body) {
        return ReceiptCheckTest.receipt(key, Leaf.Opening.of(envelope.getBytes(StandardCharsets.UTF_8)),
                Leaf.Opening.of(body.getBytes(StandardCharsets.UTF_8)), false).json()
                .getBytes(StandardCharsets.UTF_8);
    }

    static byte[] with(Map<String, Object> receipt, String field, Object value) {
        Map<String, Object> altered = new TreeMap<>(receipt);
        altered.put(field, value);
        return Json.canonical(altered);
    }

    private static byte[] changed(byte[] bytes, int at) {
        byte[] copy = bytes.clone();
        copy[at] ^= 0x10;
        return copy;
    }

    private static String text(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
