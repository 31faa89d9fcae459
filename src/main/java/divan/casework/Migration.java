package divan.casework;

import divan.journal.Act;
import divan.journal.FourEyes.Decided;
import divan.journal.FourEyes.Verdict;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A proposal that running cases of a service go over to a version of its pack, and what became of it: told by
 * the acts about the service, and kept nowhere else.
 *
 * @param act the proposal
 * @param to the version
 * @param mapping element of an earlier process → element of the new one; what is not in it keeps its id
 * @param decided null while it waits for a second official
 * @param moved how many cases went over; null until all were asked
 * @param stayed how many stayed as they were
 */
public record Migration(UUID act, String service, String organ, String to, Map<String, String> mapping,
        String reason, Instant at, String post, @Nullable Decided decided, @Nullable Integer moved,
        @Nullable Integer stayed) {
    /**
     * Why a case stays.
     *
     * @param why text key {@code migration.why.<why>}
     * @param what an element, an input, a parameter or a question by its id; empty where none
     */
    public record Stay(String why, String what) {
    }

    /** A case that stays, with its organ and every reason. */
    public record Staying(String no, String organ, List<Stay> why) {
    }

    /**
     * A service in the list.
     *
     * @param cases how many running cases have an earlier version
     * @param waiting whether a proposal waits
     */
    public record Line(String service, long cases, boolean waiting) {
    }

    /**
     * A place where running cases stand.
     *
     * @param name in Turkish, as the process of that version says
     * @param lost whether the version in force has it no more
     */
    public record Place(String pack, String id, String name, long cases, boolean lost) {
    }

    static final String PROPOSED = "migration.proposed";
    static final String APPROVED = "migration.approved";
    static final String RETURNED = "migration.returned";
    static final String TAKEN_BACK = "migration.taken-back";
    static final String CARRIED_OUT = "migration.carried-out";

    /** The id under which acts are about a service: its name as a UUID (version 3). */
    static UUID subject(String service) {
        return UUID.nameUUIDFromBytes(("service " + service).getBytes(StandardCharsets.UTF_8));
    }

    public boolean isOpen() {
        return decided == null;
    }

    /** Approved, and not yet put to every case. */
    boolean isToDo() {
        return decided != null && decided.verdict() == Verdict.APPROVED && moved == null;
    }

    static Migration proposed(Act act) {
        Map<String, Object> body = act.body();
        return new Migration(act.id(), text(body, "service"), text(body, "organ"), text(body, "to"),
            mapping(act), text(body, "reason"), act.at(), Objects.toString(act.actor().post(), ""), null,
            null, null);
    }

    /** What the act says of places; also that of one case. */
    static Map<String, String> mapping(Act act) {
        Map<String, String> mapping = new TreeMap<>();
        if (act.body().get("mapping") instanceof Map<?, ?> said) {
            said.forEach((from, to) -> mapping.put(String.valueOf(from), String.valueOf(to)));
        }
        return mapping;
    }

    Map<String, Object> body() {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("service", service);
        body.put("organ", organ);
        body.put("to", to);
        body.put("mapping", mapping);
        body.put("reason", reason);
        return body;
    }

    private Migration after(Act act) {
        return switch (act.type()) {
            case APPROVED -> decided(act, Verdict.APPROVED);
            case RETURNED -> decided(act, Verdict.RETURNED);
            case TAKEN_BACK -> decided(act, Verdict.TAKEN_BACK);
            case CARRIED_OUT -> new Migration(this.act, service, organ, to, mapping, reason, at, post,
                decided, (Integer) act.body().get("moved"), (Integer) act.body().get("stayed"));
            default -> this;
        };
    }

    private Migration decided(Act by, Verdict verdict) {
        return new Migration(act, service, organ, to, mapping, reason, at, post, new Decided(verdict, by.at(),
            Objects.toString(by.actor().post(), ""), text(by.body(), "answer"), by.id()), moved, stayed);
    }

    /** All that was proposed of a service, the latest first. @param acts about it, in order */
    static List<Migration> of(List<Act> acts) {
        Map<UUID, Migration> all = new LinkedHashMap<>();
        for (Act act : acts) {
            if (act.type().equals(PROPOSED)) {
                all.put(act.id(), proposed(act));
            } else if (act.body().get("proposal") instanceof String proposal) {
                all.computeIfPresent(UUID.fromString(proposal), (_, migration) -> migration.after(act));
            }
        }
        return List.copyOf(all.values()).reversed();
    }

    static Optional<Migration> open(List<Migration> all) {
        return all.stream().filter(Migration::isOpen).findFirst();
    }

    private static String text(Map<String, Object> body, String key) {
        return Objects.toString(body.get(key), "");
    }
}
