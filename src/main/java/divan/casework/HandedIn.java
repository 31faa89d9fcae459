package divan.casework;

import divan.journal.Act;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What an applicant handed in after it was asked for: the files, and their words about what could not be
 * brought.
 */
public record HandedIn(Instant at, String statement, List<File> files) {
    /** @param id of the upload */
    public record File(String id, String name) {
    }

    static HandedIn of(Act act) {
        List<File> files = new ArrayList<>();
        ((List<?>) act.body().getOrDefault("files", List.of())).forEach(one -> {
            Map<?, ?> file = (Map<?, ?>) one;
            files.add(new File(String.valueOf(file.get("id")), String.valueOf(file.get("name"))));
        });
        return new HandedIn(act.at(), String.valueOf(act.body().getOrDefault("statement", "")), files);
    }

    /** In the order in which they were handed in. */
    public static List<HandedIn> all(Casework.OpenCase open) {
        return open.acts().stream().filter(act -> act.body().containsKey("files")).map(HandedIn::of).toList();
    }
}
