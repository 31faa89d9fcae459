package divan.casework;

import java.util.LinkedHashMap;
import java.util.Map;

/** A file brought for a request; {@code item} says for which of the documents asked for, from 0. */
public record BroughtFile(int item, Upload upload) {
    /** As it stands in the act by which it is handed in. */
    Map<String, Object> handedIn() {
        Map<String, Object> file = new LinkedHashMap<>(upload.answer());
        file.put("item", item);
        return file;
    }
}
