package divan.journal;

import divan.kernel.Failure;
import divan.kernel.Json;
import divan.kernel.Violation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a receipt proves.
 *
 * @param findings what is wrong with it; empty when it is good
 * @param receipt as read; null if it could not be
 * @param key the key the signature was checked with; null if there was none to be had
 * @param trusted the key was given by the one who checks, not by the receipt alone
 */
record Verdict(List<Violation> findings, @Nullable Receipt receipt, @Nullable VerifierKey key,
        boolean trusted) {
    static Verdict of(byte[] json, @Nullable VerifierKey trusted) {
        try {
            return of(Receipt.read(json), trusted);
        } catch (Failure e) {
            return new Verdict(e.violations(), null, trusted, trusted != null);
        }
    }

    static Verdict of(Receipt receipt, @Nullable VerifierKey trusted) {
        List<Violation> findings = new ArrayList<>();
        VerifierKey own = ownKey(receipt, findings);
        if (trusted != null && own != null && !trusted.equals(own)) {
            findings.add(Violation.of("receipt-other-key", "key", own));
        }
        VerifierKey key = trusted != null ? trusted : own;
        if (key != null) {
            requireSealed(receipt, key, findings);
        }
        return new Verdict(List.copyOf(findings), receipt, key, trusted != null);
    }

    private static @Nullable VerifierKey ownKey(Receipt receipt, List<Violation> findings) {
        try {
            return VerifierKey.read(receipt.key());
        } catch (IllegalArgumentException e) {
            findings.add(Violation.of("receipt-field", "key", "key"));
            return null;
        }
    }

    private static void requireSealed(Receipt receipt, VerifierKey key, List<Violation> findings) {
        Checkpoint checkpoint;
        try {
            checkpoint = Checkpoint.read(receipt.checkpoint(), key);
        } catch (IllegalArgumentException e) {
            findings.add(Violation.of("receipt-unsigned", "checkpoint", key));
            return;
        }
        if (checkpoint.size() != receipt.size()) {
            findings.add(Violation.of("receipt-size", "size", receipt.size(), checkpoint.size()));
        } else if (!receipt.leadsTo(checkpoint.root())) {
            findings.add(Violation.of("receipt-altered", "proof"));
        } else if (!tellsOfAnAct(receipt)) {
            findings.add(Violation.of("receipt-no-act", "envelope"));
        }
    }

    /** What is sealed must have one meaning only: the canonical bytes of an act. */
    private static boolean tellsOfAnAct(Receipt receipt) {
        try {
            byte[] body = receipt.body();
            byte[] envelope = Leaf.envelope(Leaf.act(receipt.envelope(), body));
            return Arrays.equals(envelope, receipt.envelope())
                    && (body == null || Arrays.equals(Leaf.body(Json.map(body)), body));
        } catch (RuntimeException e) {
            return false;
        }
    }

    boolean good() {
        return findings.isEmpty();
    }

    /** Text keys of what a good receipt proves. */
    List<String> proves() {
        return List.of(isErased() ? "proves.envelope" : "proves.text", "proves.place",
                trusted ? "proves.signature.trusted" : "proves.signature.own");
    }

    /** Text keys of what even a good receipt leaves open. */
    List<String> leavesOpen() {
        List<String> open = new ArrayList<>();
        if (!trusted) {
            open.add("open.key");
        }
        if (isErased()) {
            open.add("open.body");
        }
        open.addAll(List.of("open.truth", "open.present", "open.time", "open.everybody"));
        return open;
    }

    private boolean isErased() {
        return receipt != null && receipt.body() == null;
    }
}
