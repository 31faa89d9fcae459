package divan.casework;

import java.util.Map;
import java.util.UUID;

/** A file somebody gave: its name as given, its kind by content (pdf, jpeg, png), its size and SHA-256. */
public record Upload(UUID id, String name, String kind, int bytes, String hash) {

    /** As it stands among the answers. */
    public Map<String, Object> answer() {
        return Map.of("id", id.toString(), "name", name, "kind", kind, "bytes", bytes, "hash", hash);
    }
}
