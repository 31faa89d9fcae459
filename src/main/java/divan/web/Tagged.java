package divan.web;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MimeTypeUtils;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers of the public API. Each bears a strong entity tag, the SHA-256 of its bytes, so that whoever has it
 * already is told so (304, RFC 9110); a correction of the past changes the tag, nothing is kept longer than
 * it is true.
 */
public final class Tagged {
    public static final String JSON = "application/json";
    /** JSON-LD 1.1; the context is written out in each answer, so that nothing need be fetched to read it. */
    public static final String LINKED = "application/ld+json";
    private static final Map<String, MediaType> TYPES = new ConcurrentHashMap<>();
    private static final String CACHED = CacheControl.noCache().cachePublic().getHeaderValue();
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private Tagged() {
    }

    public static ResponseEntity<byte[]> json(Map<String, ? extends @Nullable Object> body) {
        return answer(body, JSON, null);
    }

    /** @param next address of the page behind this one, or null */
    public static ResponseEntity<byte[]> answer(Map<String, ? extends @Nullable Object> body, String type,
            @Nullable String next) {
        byte[] bytes = MAPPER.writeValueAsBytes(body);
        ResponseEntity.BodyBuilder answer = ResponseEntity.ok()
            .contentType(type(type))
            .header(HttpHeaders.CACHE_CONTROL, CACHED).eTag("\"" + tag(bytes) + "\"")
            .varyBy("Accept");
        if (next != null) {
            answer.header("Link", "<" + next + ">; rel=\"next\"");
        }
        return answer.body(bytes);
    }

    private static MediaType type(String type) {
        return TYPES.computeIfAbsent(type, MediaType::parseMediaType);
    }

    private static String tag(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes), 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether linked data is wanted rather than plain JSON. What cannot be read wants nothing. */
    public static boolean isLinked(@Nullable String accept) {
        if (accept == null || accept.equals("*/*") || accept.equals(JSON)) {
            return false;
        }
        try {
            List<MediaType> wanted = new ArrayList<>(MediaType.parseMediaTypes(accept));
            MimeTypeUtils.sortBySpecificity(wanted);
            wanted.sort(Comparator.comparing(MediaType::getQualityValue).reversed());
            MediaType linked = type(LINKED);
            return wanted.stream().filter(w -> w.includes(linked) || w.includes(MediaType.APPLICATION_JSON))
                .findFirst()
                .filter(w -> !w.includes(MediaType.APPLICATION_JSON)).isPresent();
        } catch (InvalidMediaTypeException e) {
            return false;
        }
    }
}
