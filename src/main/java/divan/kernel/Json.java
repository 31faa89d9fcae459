package divan.kernel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.erdtman.jcs.JsonCanonicalizer;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * JSON as it is stored and sealed: RFC 8785 (JCS), so that equal values have equal bytes. Numbers are
 * integers only, decimals travel as strings: JCS would format them as IEEE doubles, and money is not a
 * double.
 */
public final class Json {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final TypeReference<Map<String, Object>> MAP = new TypeReference<>() {
    };

    private Json() {
    }

    /** The canonical UTF-8 bytes of a tree of maps, lists, strings, integers, booleans and nulls. */
    public static byte[] canonical(Object value) {
        try {
            return new JsonCanonicalizer(MAPPER.writeValueAsBytes(value)).getEncodedUTF8();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static String text(Object value) {
        return new String(canonical(value), StandardCharsets.UTF_8);
    }

    public static Map<String, Object> map(byte[] json) {
        return MAPPER.readValue(json, MAP);
    }

    public static Map<String, Object> map(String json) {
        return MAPPER.readValue(json, MAP);
    }
}
