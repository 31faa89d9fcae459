package divan.casework;

import divan.kernel.Failure;
import divan.kernel.Violation;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A file as a program sends it: {@code {name, content}}, the content in base64 (RFC 4648, section 4). */
record SentFile(String name, byte[] bytes) {
    /**
     * @param field where it was sent, for whoever is told what is wrong
     * @throws Failure INVALID where it is no file
     */
    static SentFile of(@Nullable Object sent, String field) {
        if (sent instanceof Map<?, ?> map && map.get("name") instanceof String name
                && map.get("content") instanceof String content) {
            try {
                return new SentFile(name, Base64.getDecoder().decode(content));
            } catch (IllegalArgumentException e) {
                throw Failure.invalid(List.of(Violation.of("not-base64", field)));
            }
        }
        throw Failure.invalid(List.of(Violation.of("file", field)));
    }
}
