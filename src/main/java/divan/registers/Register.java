package divan.registers;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A register as its pack defines it.
 *
 * @param place where it stands among the registers that a person is shown
 * @param keeper who answers for what it says
 * @param retention null where nobody has said it yet
 */
public record Register(String id, Map<String, String> title, int place, Keeper keeper, List<Field> fields,
        @Nullable Retention retention) {

    /**
     * How long its rows are kept.
     *
     * @param from {@code end}: of a row; {@code last-case}: as long as the last case about the person is
     * @param parameter of the years from then on; null where {@code from} says it all
     */
    public record Retention(String from, @Nullable String parameter) {
        static final String END = "end";
        static final String LAST_CASE = "last-case";
    }

    /**
     * Who keeps a register: one organ by its number, or the organ of a kind in the province where the person
     * lives. Neither is given where people keep it themselves.
     */
    public record Keeper(@Nullable String organ, @Nullable String kind) {
        /** Whoever is in it changes it themselves; there is nobody to ask for a correction. */
        public boolean isSelf() {
            return organ == null && kind == null;
        }
    }

    /**
     * What a row may say.
     *
     * @param type text, date, number, boolean, code, country, province, address, email, phone or party
     * @param codes what a code may be; empty for the other types
     */
    public record Field(String id, String type, Map<String, String> title, List<String> codes) {

        /** Whether a value, as it is kept, is one of this field. */
        public boolean accepts(Object value) {
            String text = value.toString();
            return switch (type) {
                case "date" -> text.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}");
                case "boolean" -> value instanceof Boolean;
                case "number" -> text.matches("-?[0-9]{1,9}");
                case "code" -> codes.isEmpty() || codes.contains(text);
                case "country" -> text.matches("[A-Z]{2}|KKTC");
                case "province" -> text.matches("0[1-9]|[1-7][0-9]|8[01]");
                case "party" -> false;
                default -> !text.isBlank() && text.length() <= 400;
            };
        }
    }

    public Optional<Field> field(String id) {
        return fields.stream().filter(f -> f.id().equals(id)).findFirst();
    }
}
