package divan.casework;

import divan.journal.Act;
import divan.process.State;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where a case stands: the fold of its acts, nothing else. What it is called in words is derived, never stored.
 *
 * @param authority the organ in whose name it is decided (governorate), {@code organ} the one that works on it
 * @param pack version of the pack whose process, form and letters hold for this case
 * @param proposal what was last proposed and not sent back, as in the act's body
 * @param decision what was decided, as in the act's body
 */
public record CaseState(UUID id, String no, String service, String pack, UUID party, String organ, String authority,
        LocalDate filedOn, LocalDate deadline, boolean deadlinePassed, Map<String, Object> process, List<Task> tasks,
        List<Due> timers, Map<String, Object> proposal, Map<String, Object> decision, @Nullable LocalDate decidedOn,
        @Nullable LocalDate servedOn, UUID lastAct) {

    /** A timer of the process and when it is due. */
    public record Due(int timer, Instant at) {
    }

    /** The words for where the case stands: text key {@code state.<name>}. */
    public String name() {
        if (servedOn != null) {
            return "served";
        }
        if (decidedOn != null) {
            return "decided";
        }
        return proposal.isEmpty() ? "in-review" : "to-decide";
    }

    public @Nullable String outcome() {
        return decision.get("outcome") instanceof String outcome ? outcome : null;
    }

    State state() {
        return State.of(process);
    }

    static CaseState filed(Act act) {
        Map<String, Object> body = act.body();
        return new CaseState(UUID.fromString(text(body, "case")), text(body, "no"), text(body, "service"),
            text(body, "pack"), UUID.fromString(text(body, "party")), text(body, "organ"), text(body, "authority"),
            LocalDate.parse(text(body, "filedOn")), LocalDate.parse(text(body, "deadline")), false, Map.of(),
            List.of(), List.of(), Map.of(), Map.of(), null, null, act.id());
    }

    CaseState proposed(Act act) {
        return new CaseState(id, no, service, pack, party, organ, authority, filedOn, deadline, deadlinePassed,
            process, tasks, timers, act.body(), decision, decidedOn, servedOn, act.id());
    }

    CaseState returned(Act act) {
        return new CaseState(id, no, service, pack, party, organ, authority, filedOn, deadline, deadlinePassed,
            process, tasks, timers, Map.of(), decision, decidedOn, servedOn, act.id());
    }

    CaseState decided(Act act) {
        return new CaseState(id, no, service, pack, party, organ, authority, filedOn, deadline, deadlinePassed,
            process, tasks, timers, proposal, act.body(), LocalDate.parse(text(act.body(), "decidedOn")), servedOn,
            act.id());
    }

    CaseState served(Act act) {
        return new CaseState(id, no, service, pack, party, organ, authority, filedOn, deadline, deadlinePassed,
            process, tasks, timers, proposal, decision, decidedOn, LocalDate.parse(text(act.body(), "servedOn")),
            act.id());
    }

    /** The decision as it should have read: each field of the act's {@code reads} in place of what was written. */
    CaseState corrected(Act act) {
        Map<String, Object> corrected = new LinkedHashMap<>(decision);
        if (act.body().get("reads") instanceof Map<?, ?> reads) {
            reads.forEach((field, value) -> corrected.put(String.valueOf(field), value));
        }
        return new CaseState(id, no, service, pack, party, organ, authority, filedOn, deadline, deadlinePassed,
            process, tasks, timers, proposal, corrected, decidedOn, servedOn, act.id());
    }

    CaseState deadlinePassed(Act act) {
        return new CaseState(id, no, service, pack, party, organ, authority, filedOn, deadline, true, process, tasks,
            timers, proposal, decision, decidedOn, servedOn, act.id());
    }

    CaseState at(State state, List<Task> open, List<Due> waiting) {
        return new CaseState(id, no, service, pack, party, organ, authority, filedOn, deadline, deadlinePassed,
            state.toMap(), open, waiting, proposal, decision, decidedOn, servedOn, lastAct);
    }

    private static String text(Map<String, Object> body, String key) {
        if (body.get(key) instanceof String text) {
            return text;
        }
        throw new IllegalStateException("the act has no " + key);
    }

    Map<String, @Nullable Object> toMap() {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("id", id.toString());
        map.put("no", no);
        map.put("service", service);
        map.put("pack", pack);
        map.put("party", party.toString());
        map.put("organ", organ);
        map.put("authority", authority);
        map.put("filedOn", filedOn.toString());
        map.put("deadline", deadline.toString());
        map.put("deadlinePassed", deadlinePassed);
        map.put("process", process);
        map.put("tasks", tasks.stream().map(t -> Map.of("token", t.token(), "element", t.element(),
            "function", t.function())).toList());
        map.put("timers", timers.stream().map(t -> Map.of("timer", t.timer(), "at", t.at().toString())).toList());
        map.put("proposal", proposal);
        map.put("decision", decision);
        map.put("decidedOn", decidedOn == null ? null : decidedOn.toString());
        map.put("servedOn", servedOn == null ? null : servedOn.toString());
        map.put("lastAct", lastAct.toString());
        return map;
    }

    @SuppressWarnings("unchecked")
    static CaseState of(Map<String, Object> map) {
        List<Task> tasks = new ArrayList<>();
        ((List<Map<String, Object>>) map.get("tasks")).forEach(t -> tasks.add(new Task((Integer) t.get("token"),
            text(t, "element"), text(t, "function"))));
        List<Due> timers = new ArrayList<>();
        ((List<Map<String, Object>>) map.get("timers")).forEach(t -> timers.add(
            new Due((Integer) t.get("timer"), Instant.parse(text(t, "at")))));
        return new CaseState(UUID.fromString(text(map, "id")), text(map, "no"), text(map, "service"),
            text(map, "pack"), UUID.fromString(text(map, "party")), text(map, "organ"), text(map, "authority"),
            LocalDate.parse(text(map, "filedOn")), LocalDate.parse(text(map, "deadline")),
            (Boolean) map.get("deadlinePassed"), (Map<String, Object>) map.get("process"), tasks, timers,
            (Map<String, Object>) map.get("proposal"), (Map<String, Object>) map.get("decision"),
            day(map.get("decidedOn")), day(map.get("servedOn")), UUID.fromString(text(map, "lastAct")));
    }

    private static @Nullable LocalDate day(@Nullable Object text) {
        return text == null ? null : LocalDate.parse(text.toString());
    }
}
