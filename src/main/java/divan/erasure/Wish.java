package divan.erasure;

import divan.journal.Extent;
import divan.kernel.Violation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * What is to be erased, as an official wrote it.
 *
 * @param called the identity number, the number of the case, or ids of acts, of which there may be many
 * @param reference the number of the paper that asks for it; no words and no identity number
 */
public record Wish(Extent.Kind kind, List<String> called, Ground ground, String reference) {
    private static final int MANY = 100;
    private static final Pattern NUMBER = Pattern.compile("(?!.*[0-9]{11})[0-9A-Z./-]{0,40}");
    private static final Pattern ID =
        Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    /** A wish, or what is wrong with it. */
    record Read(Optional<Wish> wish, List<Violation> wrong) {
    }

    static Optional<UUID> id(String text) {
        return ID.matcher(text).matches() ? Optional.of(UUID.fromString(text)) : Optional.empty();
    }

    /** @param typed {@code kind}, {@code called}, {@code ground}, {@code reference} */
    static Read read(Map<String, String> typed) {
        List<Violation> wrong = new ArrayList<>();
        Optional<Extent.Kind> kind = Arrays.stream(Extent.Kind.values())
            .filter(one -> one.code().equals(typed.getOrDefault("kind", ""))).findFirst();
        Optional<Ground> ground = Ground.of(typed.getOrDefault("ground", ""));
        List<String> called = Arrays.stream(typed.getOrDefault("called", "").strip().split("\\s+"))
            .filter(word -> !word.isEmpty()).distinct().toList();
        String reference = typed.getOrDefault("reference", "").strip().toUpperCase(Locale.ROOT);
        if (kind.isEmpty()) {
            wrong.add(Violation.of("erasure-kind", "kind"));
        }
        if (called.isEmpty() || called.size() > (kind.filter(Extent.Kind.ACT::equals).isPresent() ? MANY
                : 1)) {
            wrong.add(Violation.of("erasure-called", "called"));
        }
        if (ground.isEmpty()) {
            wrong.add(Violation.of("erasure-ground", "ground"));
        }
        if (!NUMBER.matcher(reference).matches()
                || reference.isEmpty() && ground.filter(one -> one != Ground.RETENTION).isPresent()) {
            wrong.add(Violation.of("erasure-reference", "reference"));
        }
        return wrong.isEmpty() ? new Read(Optional.of(new Wish(kind.orElseThrow(), called,
            ground.orElseThrow(), reference)), wrong) : new Read(Optional.empty(), wrong);
    }
}
