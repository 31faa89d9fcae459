package divan.rules;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * FEEL's values as plain ones: whole numbers as Long (canonical JSON knows no other), trees as unmodifiable
 * copies.
 */
final class Plain {
    private Plain() {
    }

    static @Nullable Object value(@Nullable Object value) {
        return switch (value) {
            case BigDecimal number -> number(number);
            case List<?> list -> list(list);
            case Map<?, ?> map -> map(map);
            case null, default -> value;
        };
    }

    private static Object number(BigDecimal number) {
        boolean whole = number.stripTrailingZeros().scale() <= 0 && number.precision() - number.scale() <= 18;
        return whole ? (Object) number.longValueExact() : number;
    }

    private static List<@Nullable Object> list(List<?> list) {
        List<@Nullable Object> copy = new ArrayList<>(list.size());
        list.forEach(element -> copy.add(value(element)));
        return Collections.unmodifiableList(copy);
    }

    static Map<String, @Nullable Object> map(Map<?, ?> map) {
        Map<String, @Nullable Object> copy = new LinkedHashMap<>();
        map.forEach((key, element) -> copy.put(String.valueOf(key), value(element)));
        return Collections.unmodifiableMap(copy);
    }
}
