package divan.reliance;

import java.util.Map;

/**
 * A thing that stands on law.
 *
 * @param id unique among things of its kind
 * @param name by language, Turkish always
 * @param page its own page after the language, {@code /services/x}; empty where it has none
 */
public record Thing(Kind kind, String id, Map<String, String> name, String page) {
    /** By which others say that they stand on it. */
    public record Key(Kind kind, String id) implements Basis {
        @Override
        public String toString() {
            return kind.code() + " " + id;
        }
    }

    public Thing {
        name = Map.copyOf(name);
    }

    /** A thing whose only name is its id. */
    public static Thing unnamed(Kind kind, String id, String page) {
        return new Thing(kind, id, Map.of("tr", id, "en", id), page);
    }

    /** Whether nobody gave it a name. */
    public boolean isUnnamed() {
        return id.equals(name.get("tr"));
    }

    public Key key() {
        return new Key(kind, id);
    }
}
