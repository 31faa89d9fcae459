package divan.administration;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** What a list says of a change in short: its fields but those that stand elsewhere. */
public final class Facts {
    private static final Set<String> ELSEWHERE =
        Set.of("type", "reason", "page", "person", "proposal", "proposed-by", "moves", "four-eyes", "by",
            "client", "key", "protocol", "jwks", "turn", "cause");

    private Facts() {
    }

    /** Those a proposal speaks of. */
    static List<UUID> people(Administration.Waiting waiting) {
        Object person = waiting.change().get("person");
        return person == null ? List.of(waiting.proposer())
            : List.of(waiting.proposer(), UUID.fromString(person.toString()));
    }

    /** Which of its fields have a label of their own: those of clients and protocols. */
    public static List<String> labelled(Map<String, Object> change) {
        String type = String.valueOf(change.get("type"));
        List<String> fields = type.startsWith(ProtocolForm.TYPES) ? ProtocolForm.FIELDS
            : type.startsWith(ClientForm.TYPES) ? ClientForm.SHOWN : List.of();
        return fields.stream().filter(change::containsKey).toList();
    }

    /** Posts, functions and days, in the order of their names. */
    public static String of(Map<String, Object> change) {
        return String.join(" · ", new TreeSet<>(change.keySet()).stream().filter(k -> !ELSEWHERE.contains(k))
            .map(k -> String.valueOf(change.get(k))).filter(v -> !v.isBlank()).toList());
    }
}
