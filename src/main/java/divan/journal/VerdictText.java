package divan.journal;

import divan.kernel.Json;
import divan.kernel.Violation;
import divan.kernel.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A verdict in words a holder understands, out of {@code text/journal/<lang>.properties}. */
final class VerdictText {
    private final Words texts;

    VerdictText(String lang) {
        texts = new Words("journal", lang);
    }

    String of(String key, Object... args) {
        return texts.of(key, args);
    }

    Map<String, String> all() {
        return texts.all();
    }

    String words(Verdict verdict) {
        List<String> lines = new ArrayList<>();
        lines.add(of(verdict.good() ? "good" : "not-good"));
        verdict.findings().forEach(finding -> lines.add("  - " + text(finding)));
        Receipt receipt = verdict.receipt();
        if (verdict.good() && receipt != null) {
            lines.addAll(act(receipt));
            lines.add(of("proves"));
            verdict.proves().forEach(key -> lines.add("  - " + statement(key, verdict)));
            lines.add(of("open"));
            verdict.leavesOpen().forEach(key -> lines.add("  - " + statement(key, verdict)));
        } else {
            lines.add(of("trust-nothing"));
        }
        return String.join("\n", lines);
    }

    private List<String> act(Receipt receipt) {
        Act act = Leaf.act(receipt.envelope(), receipt.body());
        List<String> lines = new ArrayList<>();
        lines.add(line("act.type", act.type()));
        lines.add(line("act.at", act.at()));
        lines.add(line("act.actor", of("kind." + act.actor().kind())));
        lines.add(line("act.post", act.actor().post()));
        lines.add(line("act.organ", act.actor().organ()));
        lines.add(line("act.delegation", String.join(", ", act.actor().delegation())));
        lines.add(line("act.behalf", act.actor().behalf()));
        lines.add(line("act.mandate", act.actor().mandate()));
        lines.add(line("act.subjects", joined(act.subjects())));
        lines.add(line("act.basis", String.join(", ", act.basis())));
        lines.add(line("act.purpose", act.purpose()));
        lines.add(line("act.body", act.erased() ? of("erased") : Json.text(act.body())));
        return lines.stream().filter(line -> !line.isEmpty()).toList();
    }

    private String line(String key, @Nullable Object value) {
        return value == null || value.equals("") ? "" : "  " + of(key) + ": " + printable(value.toString());
    }

    /** Text from a receipt must not command a terminal. */
    private static String printable(String text) {
        return text.codePoints().map(c -> Character.isISOControl(c) ? '\uFFFD' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static String joined(List<UUID> ids) {
        return ids.stream().map(UUID::toString).collect(Collectors.joining(", "));
    }

    private String text(Violation finding) {
        return printable(of("violation." + finding.code(), finding.args().toArray()));
    }

    private String statement(String key, Verdict verdict) {
        Receipt receipt = verdict.receipt();
        VerifierKey by = verdict.key();
        return receipt == null || by == null ? of(key)
                : of(key, receipt.position(), receipt.size(), by.name(), by);
    }

    /** The same for programs; every statement with its code. */
    Map<String, Object> map(Verdict verdict) {
        Map<String, Object> map = new TreeMap<>();
        map.put("good", verdict.good());
        map.put("keyTrusted", verdict.trusted());
        map.put("findings", verdict.findings().stream().map(finding -> Map.of("code", finding.code(),
                "field", finding.field(), "text", text(finding))).toList());
        Receipt receipt = verdict.receipt();
        if (verdict.good() && receipt != null) {
            byte[] body = receipt.body();
            map.put("act", Json.map(receipt.envelope()));
            map.put("body", body == null ? "" : Json.map(body));
            map.put("bodyErased", body == null);
            map.put("position", receipt.position());
            map.put("size", receipt.size());
            map.put("key", String.valueOf(verdict.key()));
            map.put("proves", statements(verdict.proves(), verdict));
            map.put("leavesOpen", statements(verdict.leavesOpen(), verdict));
        }
        return map;
    }

    private List<Map<String, String>> statements(List<String> keys, Verdict verdict) {
        return keys.stream().map(key -> Map.of("code", key, "text", statement(key, verdict))).toList();
    }
}
