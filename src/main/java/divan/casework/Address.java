package divan.casework;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A postal address in Türkiye as it is asked for: the parts of the national address database (law
 * 5490), the province by its code, 01 to 81.
 */
public final class Address {
    /** In the order of the form. */
    public static final List<String> PARTS =
        List.of("province", "district", "neighbourhood", "street", "building", "door");
    static final String PROVINCE = "province";
    /** A village may have no streets and a house no doors. */
    static final List<String> REQUIRED = List.of(PROVINCE, "district", "neighbourhood", "building");
    static final int LONGEST = 200;
    private static final Map<String, String> PROVINCES = read();

    private Address() {
    }

    /** Names by code, in the order of their codes. */
    public static Map<String, String> provinces() {
        return PROVINCES;
    }

    /** As it is written on a letter. */
    static String words(Map<?, ?> address) {
        StringBuilder words = new StringBuilder(part(address, "neighbourhood"));
        add(words, " ", part(address, "street"));
        add(words, " No: ", part(address, "building"));
        add(words, "/", part(address, "door"));
        add(words, ", ", part(address, "district"));
        String province = part(address, PROVINCE);
        add(words, "/", PROVINCES.getOrDefault(province, province));
        return words.toString().strip();
    }

    private static void add(StringBuilder words, String before, String part) {
        if (!part.isEmpty()) {
            words.append(before).append(part);
        }
    }

    private static String part(Map<?, ?> address, String name) {
        @Nullable Object part = address.get(name);
        return part == null ? "" : part.toString();
    }

    private static Map<String, String> read() {
        Map<String, String> provinces = new LinkedHashMap<>();
        try (InputStream in = Objects.requireNonNull(
                Address.class.getResourceAsStream("/casework/provinces.csv"))) {
            new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().skip(1).forEach(line ->
                provinces.put(line.substring(0, 2), line.substring(3)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Collections.unmodifiableMap(provinces);
    }
}
