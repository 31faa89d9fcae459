package divan.rules;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.xml.namespace.QName;
import org.jspecify.annotations.Nullable;
import org.kie.dmn.model.api.Definitions;
import org.kie.dmn.model.api.ItemDefinition;

/**
 * Brings inputs to the types the model declares. Dates may come as ISO text and numbers as text, as canonical
 * JSON keeps them; a component that is missing is null; what the model does not declare passes as it is.
 */
final class InputTypes {
    private final Map<String, ItemDefinition> definitions;

    InputTypes(Definitions model) {
        definitions = model.getItemDefinition().stream()
                .collect(Collectors.toUnmodifiableMap(ItemDefinition::getName, Function.identity()));
    }

    /** @throws IllegalArgumentException naming the path and the type expected, never the value */
    @Nullable Object bring(String path, @Nullable QName type, @Nullable Object value) {
        if (value == null || type == null) {
            return value;
        }
        ItemDefinition definition = definitions.get(type.getLocalPart());
        return definition == null
                ? simple(path, type.getLocalPart(), value)
                : defined(path, definition, value);
    }

    private @Nullable Object defined(String path, ItemDefinition definition, Object value) {
        if (definition.isIsCollection()) {
            return elements(path, definition, value);
        }
        return element(path, definition, value);
    }

    private Object elements(String path, ItemDefinition definition, Object value) {
        if (!(value instanceof List<?> list)) {
            throw wrong(path, "a list");
        }
        List<@Nullable Object> brought = new ArrayList<>(list.size());
        for (int i = 0; i < list.size(); i++) {
            Object one = list.get(i);
            brought.add(one == null ? null : element(path + "[" + (i + 1) + "]", definition, one));
        }
        return brought;
    }

    private @Nullable Object element(String path, ItemDefinition definition, Object value) {
        if (definition.getItemComponent().isEmpty()) {
            return bring(path, definition.getTypeRef(), value);
        }
        if (!(value instanceof Map<?, ?> map)) {
            throw wrong(path, "a context");
        }
        Map<String, @Nullable Object> brought = new LinkedHashMap<>();
        map.forEach((name, part) -> brought.put(String.valueOf(name), part));
        for (ItemDefinition component : definition.getItemComponent()) {
            String name = component.getName();
            Object part = map.get(name);
            brought.put(name, part == null ? null : defined(path + "." + name, component, part));
        }
        return brought;
    }

    private static Object simple(String path, String type, Object value) {
        return switch (type) {
            case "date" -> date(path, value);
            case "number" -> number(path, value);
            case "string" -> as(String.class, path, "a text", value);
            case "boolean" -> as(Boolean.class, path, "true or false", value);
            default -> value;
        };
    }

    private static LocalDate date(String path, Object value) {
        try {
            return value instanceof String text
                    ? LocalDate.parse(text)
                    : as(LocalDate.class, path, "a date", value);
        } catch (DateTimeParseException e) {
            throw wrong(path, "a date");
        }
    }

    private static BigDecimal number(String path, Object value) {
        try {
            return new BigDecimal(as(Object.class, path, "a number", value).toString());
        } catch (NumberFormatException e) {
            throw wrong(path, "a number");
        }
    }

    private static <T> T as(Class<T> type, String path, String expected, Object value) {
        if (!type.isInstance(value)) {
            throw wrong(path, expected);
        }
        return type.cast(value);
    }

    private static IllegalArgumentException wrong(String path, String expected) {
        return new IllegalArgumentException(path + ": expected " + expected);
    }
}
