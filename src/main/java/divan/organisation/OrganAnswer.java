package divan.organisation;

import divan.kernel.Failure;
import divan.kernel.Violation;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers of the organs' API. Each bears a strong entity tag, the SHA-256 of its bytes, so that whoever has
 * it already is told so (304, RFC 9110); a correction of the past changes the tag, nothing is kept longer
 * than it is true.
 */
final class OrganAnswer {
    static final int MOST = 1000;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private OrganAnswer() {
    }

    /** @param next address of the page behind this one, or null */
    static ResponseEntity<byte[]> of(Map<String, @Nullable Object> body, boolean linked,
            @Nullable String next) {
        byte[] bytes = JSON.writeValueAsString(body).getBytes(StandardCharsets.UTF_8);
        ResponseEntity.BodyBuilder answer = ResponseEntity.ok()
            .contentType(MediaType.parseMediaType(linked ? OrganLinked.TYPE : "application/json"))
            .cacheControl(CacheControl.noCache().cachePublic()).eTag("\"" + tag(bytes) + "\"")
            .varyBy("Accept");
        if (next != null) {
            answer.header("Link", "<" + next + ">; rel=\"next\"");
        }
        return answer.body(bytes);
    }

    private static String tag(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes), 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether linked data is wanted rather than plain JSON. What cannot be read wants nothing. */
    static boolean isLinked(@Nullable String accept) {
        try {
            List<MediaType> wanted = new java.util.ArrayList<>(MediaType.parseMediaTypes(accept));
            org.springframework.util.MimeTypeUtils.sortBySpecificity(wanted);
            wanted.sort(java.util.Comparator.comparing(MediaType::getQualityValue).reversed());
            MediaType linked = MediaType.parseMediaType(OrganLinked.TYPE);
            return wanted.stream().filter(w -> w.includes(linked) || w.includes(MediaType.APPLICATION_JSON))
                .findFirst()
                .filter(w -> !w.includes(MediaType.APPLICATION_JSON)).isPresent();
        } catch (InvalidMediaTypeException e) {
            return false;
        }
    }

    /** @throws Failure REQUEST for what is no day */
    static LocalDate day(String on, LocalDate today) {
        try {
            LocalDate day = on.isEmpty() ? today : LocalDate.parse(on);
            if (day.getYear() > 0 && day.getYear() < 10_000) {
                return day;
            }
        } catch (DateTimeException e) {
            // said below, as for a year that nobody means
        }
        throw wrong("date", "on");
    }

    /** @throws Failure REQUEST for what is no number between {@code least} and {@code most} */
    static int number(String text, String field, int otherwise, int least, int most) {
        if (text.isEmpty()) {
            return otherwise;
        }
        if (!text.matches("[0-9]{1,6}") || Integer.parseInt(text) < least || Integer.parseInt(text) > most) {
            throw new Failure(Failure.Kind.REQUEST, Violation.of("organ-limit", field, least, most));
        }
        return Integer.parseInt(text);
    }

    static Failure wrong(String code, String field, Object... args) {
        return new Failure(Failure.Kind.REQUEST, Violation.of(code, field, args));
    }
}
