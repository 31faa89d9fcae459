package divan.documents;

import divan.kernel.Json;
import divan.kernel.Turkish;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A letter's variables as canonical JSON and back. JSON knows no dates and no decimals: these travel as
 * {@code {"$date": "2026-11-22"}}, {@code {"$instant": "…Z"}}, {@code {"$number": "1234.50"}}. An instant is
 * read as the {@code ZonedDateTime} in Istanbul, so that FEEL knows its hour.
 */
final class Variables {
    private Variables() {
    }

    static byte[] bytes(Map<String, Object> variables) {
        return Json.canonical(tagged(variables));
    }

    /** @throws IllegalArgumentException for a value of a type that has no place in a letter */
    private static @Nullable Object tagged(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case String text -> text;
            case Boolean truth -> truth;
            case Integer whole -> whole;
            case Long whole -> Math.abs(whole) < 1L << 31 ? whole : Map.of("$number", whole.toString());
            case BigDecimal decimal -> Map.of("$number", decimal.toPlainString());
            case LocalDate day -> Map.of("$date", day.toString());
            case Instant instant -> Map.of("$instant", instant.toString());
            case List<?> list -> list.stream().map(Variables::tagged).toList();
            case Map<?, ?> map -> taggedMap(map);
            default -> throw new IllegalArgumentException("no letter can print a " + value.getClass()
                    .getName());
        };
    }

    private static Map<String, @Nullable Object> taggedMap(Map<?, ?> map) {
        Map<String, @Nullable Object> result = new LinkedHashMap<>();
        map.forEach((name, value) -> result.put((String) name, tagged(value)));
        return result;
    }

    static Map<String, Object> read(byte[] bytes) {
        Map<String, Object> result = new LinkedHashMap<>();
        Json.map(bytes).forEach((name, value) -> result.put(name, untagged(value)));
        return result;
    }

    private static @Nullable Object untagged(@Nullable Object value) {
        return switch (value) {
            case Map<?, ?> map when map.size() == 1 && map.containsKey("$number") ->
                new BigDecimal((String) map.get("$number"));
            case Map<?, ?> map when map.size() == 1 && map.containsKey("$date") ->
                LocalDate.parse((String) map.get("$date"));
            case Map<?, ?> map when map.size() == 1 && map.containsKey("$instant") ->
                Instant.parse((String) map.get("$instant")).atZone(Turkish.ZONE);
            case Map<?, ?> map -> untaggedMap(map);
            case List<?> list -> untaggedList(list);
            case Integer whole -> whole.longValue();
            case null, default -> value;
        };
    }

    private static Map<String, @Nullable Object> untaggedMap(Map<?, ?> map) {
        Map<String, @Nullable Object> result = new LinkedHashMap<>();
        map.forEach((name, value) -> result.put((String) name, untagged(value)));
        return result;
    }

    private static List<@Nullable Object> untaggedList(List<?> list) {
        List<@Nullable Object> result = new ArrayList<>();
        list.forEach(item -> result.add(untagged(item)));
        return result;
    }
}
