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
 * Where a case stands: the fold of its acts, nothing else. What it is called in words is derived, never
 * stored.
 *
 * @param authority the organ in whose name it is decided (governorate), {@code organ} the one that works on
 * it
 * @param pack version of the pack whose process, form and letters hold for this case
 * @param filedWith the version with which it was filed, where it went over to another one; else empty
 * @param deadline the last day of the time to decide; the days for which documents were awaited are added to
 * it
 * @param proposal what was last proposed and not sent back, as in the act's body
 * @param decision what was decided, as in the act's body
 * @param asked which documents the applicant was asked for and has not brought, as in the act's body
 * @param steps what officials recorded: by step, the answers of every time, oldest first
 * @param ending how the case ended without a decision: {@code kind} withdrawn, removed or lapsed, {@code on}
 * the day
 * @param pause by what the time to decide stands still, as in the act's body
 * @param extension by what it was extended since it began, as in the act's body
 */
public record CaseState(UUID id, String no, String service, String pack, UUID party, String organ,
        String authority, LocalDate filedOn, LocalDate deadline, boolean deadlinePassed,
        Map<String, Object> process, List<Task> tasks, List<Due> timers, Map<String, Object> proposal,
        Map<String, Object> decision, @Nullable LocalDate decidedOn, @Nullable LocalDate servedOn,
        Map<String, Object> asked, Map<String, Object> steps, Map<String, Object> ending,
        Map<String, Object> pause, Map<String, Object> extension, String filedWith, UUID lastAct) {
    static final String WITHDRAWN = "withdrawn";
    static final String REMOVED = "removed";
    static final String LAPSED = "lapsed";
    private static final List<String> FILED =
        List.of("no", "service", "pack", "party", "organ", "authority", "filedOn", "deadline");

    /** A timer of the process and when it is due. */
    public record Due(int timer, Instant at) {
    }

    /** The words for where the case stands: text key {@code state.<name>}. */
    public String name() {
        if (!ending.isEmpty()) {
            return text(ending, "kind");
        }
        if (servedOn != null) {
            return "served";
        }
        if (decidedOn != null) {
            return "decided";
        }
        if (!asked.isEmpty()) {
            return "awaiting-documents";
        }
        if (!pause.isEmpty()) {
            return "paused";
        }
        return proposal.isEmpty() ? "in-review" : "to-decide";
    }

    /** What the reader is told first: the outcome where there is one, otherwise where the case stands. */
    public String headline() {
        String outcome = outcome();
        return outcome == null ? name() : outcome;
    }

    public @Nullable String outcome() {
        return decision.get("outcome") instanceof String outcome ? outcome : null;
    }

    /** Neither decided nor ended otherwise. */
    public boolean isOpen() {
        return decidedOn == null && ending.isEmpty();
    }

    /** The last day for the documents that the applicant was asked for; null where none are awaited. */
    public @Nullable LocalDate awaitedUntil() {
        return isOpen() && !asked.isEmpty() ? LocalDate.parse(text(asked, "due")) : null;
    }

    /** The id of the pause by which the time stands still; empty where it runs. */
    public String pauseId() {
        return pause.get("pause") instanceof String id ? id : "";
    }

    LocalDate pausedOn() {
        return LocalDate.parse(text(pause, "on"));
    }

    LocalDate deadlineBeforePause() {
        return LocalDate.parse(text(pause, "from"));
    }

    /** The day of the decision, or of the other end; null while the case is open. */
    public @Nullable LocalDate concludedOn() {
        return ending.isEmpty() ? decidedOn : LocalDate.parse(text(ending, "on"));
    }

    /** The version of the pack with which it was filed: by its form the answers are read. */
    String filedUnder() {
        return filedWith.isEmpty() ? pack : filedWith;
    }

    State state() {
        return State.of(process);
    }

    static CaseState filed(Act act) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        FILED.forEach(key -> map.put(key, text(act.body(), key)));
        map.put("id", text(act.body(), "case"));
        map.put("deadlinePassed", false);
        List.of("tasks", "timers").forEach(key -> map.put(key, List.of()));
        List.of("process", "proposal", "decision").forEach(key -> map.put(key, Map.of()));
        map.put("lastAct", act.id().toString());
        return of(map);
    }

    CaseState proposed(Act act) {
        return after(act, Map.of("proposal", act.body()));
    }

    CaseState returned(Act act) {
        return after(act, Map.of("proposal", Map.of()));
    }

    CaseState decided(Act act) {
        return after(act, Map.of("decision", act.body(), "decidedOn", text(act.body(), "decidedOn")));
    }

    CaseState served(Act act) {
        return after(act, Map.of("servedOn", text(act.body(), "servedOn")));
    }

    /**
     * The decision as it should have read: each field of the act's {@code reads} in place of what was
     * written.
     */
    CaseState corrected(Act act) {
        Map<String, Object> corrected = new LinkedHashMap<>(decision);
        if (act.body().get("reads") instanceof Map<?, ?> reads) {
            reads.forEach((field, value) -> corrected.put(String.valueOf(field), value));
        }
        return after(act, Map.of("decision", corrected));
    }

    /** One more time of the step; the act says until when is to be decided, where the step sets that anew. */
    CaseState recorded(Act act) {
        String step = text(act.body(), "step");
        List<Object> times = new ArrayList<>(steps.get(step) instanceof List<?> list ? list : List.of());
        times.add(part(act.body(), "answers"));
        Map<String, Object> all = new LinkedHashMap<>(steps);
        all.put(step, times);
        Map<String, Object> changes = new LinkedHashMap<>(Map.of("steps", all));
        if (act.body().get("deadline") instanceof String deadline) {
            changes.put("deadline", deadline);
        }
        return after(act, changes);
    }

    /** A step was not done in its time: that is recorded, and nothing else changes. */
    CaseState stepLate(Act act) {
        return after(act, Map.of());
    }

    CaseState deadlinePassed(Act act) {
        return after(act, Map.of("deadlinePassed", true));
    }

    /** The clock stops: nothing is decided while documents are awaited. */
    CaseState documentsAsked(Act act) {
        return after(act, Map.of("asked", act.body(), "proposal", Map.of()));
    }

    CaseState documentsReminded(Act act) {
        return after(act, Map.of());
    }

    /** The examination goes on, and the time to decide with it: the act says until when. */
    CaseState documentsAwaitedNoMore(Act act) {
        return after(act, Map.of("asked", Map.of(), "deadline", text(act.body(), "deadline")));
    }

    CaseState withdrawn(Act act) {
        return after(act, Map.of("asked", Map.of(), "proposal", Map.of(),
            "ending", Map.of("kind", WITHDRAWN, "on", text(act.body(), "on"))));
    }

    /** What was asked for stays: it is the reason. */
    CaseState removed(Act act) {
        return after(act, Map.of("ending", Map.of("kind", REMOVED, "on", text(act.body(), "on"))));
    }

    /** What was filed stays; from here on the other version's process, letters and official part hold. */
    CaseState migrated(Act act) {
        return after(act, Map.of("pack", text(act.body(), "to"), "filedWith", filedUnder()));
    }

    /** The time stands still: the act says what its last day is meanwhile. */
    CaseState paused(Act act) {
        return after(act, Map.of("pause", act.body(), "deadline", text(act.body(), "deadline")));
    }

    /** A time that begins again may be extended again. */
    CaseState resumed(Act act) {
        boolean again = text(act.body(), "kind").equals("restart");
        return after(act, Map.of("pause", Map.of(), "deadline", text(act.body(), "deadline"), "extension",
            again ? Map.of() : extension));
    }

    CaseState extended(Act act) {
        return after(act, Map.of("extension", act.body(), "deadline", text(act.body(), "deadline")));
    }

    /** What was awaited did not come: the application counts as given up. What was awaited stays. */
    CaseState lapsed(Act act) {
        return after(act, Map.of("ending", Map.of("kind", LAPSED, "on", text(act.body(), "on"))));
    }

    CaseState at(State state, List<Task> open, List<Due> waiting) {
        return with(Map.of("process", state.toMap(), "tasks", tasks(open), "timers", timers(waiting)));
    }

    private CaseState after(Act act, Map<String, Object> changes) {
        Map<String, Object> all = new LinkedHashMap<>(changes);
        all.put("lastAct", act.id().toString());
        return with(all);
    }

    private CaseState with(Map<String, Object> changes) {
        Map<String, @Nullable Object> map = toMap();
        map.putAll(changes);
        return of(map);
    }

    private static String text(Map<String, ? extends @Nullable Object> body, String key) {
        if (body.get(key) instanceof String text) {
            return text;
        }
        throw new IllegalStateException("the act has no " + key);
    }

    private static List<Object> tasks(List<Task> tasks) {
        return tasks.stream().<Object>map(t -> Map.of("token", t.token(), "element", t.element(), "function",
            t.function())).toList();
    }

    private static List<Object> timers(List<Due> timers) {
        return timers.stream().<Object>map(t -> Map.of("timer", t.timer(), "at", t.at().toString())).toList();
    }

    /** What a case never had is not written, so that rows of before it could have it stay as they are. */
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
        map.put("tasks", tasks(tasks));
        map.put("timers", timers(timers));
        map.put("proposal", proposal);
        map.put("decision", decision);
        map.put("decidedOn", decidedOn == null ? null : decidedOn.toString());
        map.put("servedOn", servedOn == null ? null : servedOn.toString());
        map.put("lastAct", lastAct.toString());
        putUnlessEmpty(map, "asked", asked);
        putUnlessEmpty(map, "steps", steps);
        putUnlessEmpty(map, "ending", ending);
        if (!filedWith.isEmpty()) {
            map.put("filedWith", filedWith);
        }
        putUnlessEmpty(map, "pause", pause);
        putUnlessEmpty(map, "extension", extension);
        return map;
    }

    private static void putUnlessEmpty(
            Map<String, @Nullable Object> map, String key, Map<String, Object> part) {
        if (!part.isEmpty()) {
            map.put(key, part);
        }
    }

    @SuppressWarnings("unchecked")
    static CaseState of(Map<String, ? extends @Nullable Object> map) {
        List<Task> tasks = new ArrayList<>();
        ((List<Map<String, Object>>) map.get("tasks"))
            .forEach(t -> tasks.add(new Task((Integer) t.get("token"), text(t, "element"),
            text(t, "function"))));
        List<Due> timers = new ArrayList<>();
        ((List<Map<String, Object>>) map.get("timers")).forEach(t -> timers.add(
            new Due((Integer) t.get("timer"), Instant.parse(text(t, "at")))));
        return new CaseState(UUID.fromString(text(map, "id")), text(map, "no"), text(map, "service"),
            text(map, "pack"), UUID.fromString(text(map, "party")), text(map, "organ"),
            text(map, "authority"), LocalDate.parse(text(map, "filedOn")),
            LocalDate.parse(text(map, "deadline")), (Boolean) map.get("deadlinePassed"), part(map, "process"),
            tasks, timers, part(map, "proposal"), part(map, "decision"), day(map.get("decidedOn")),
            day(map.get("servedOn")), part(map, "asked"), part(map, "steps"), part(map, "ending"),
            part(map, "pause"), part(map, "extension"),
            map.get("filedWith") instanceof String filedWith ? filedWith : "",
            UUID.fromString(text(map, "lastAct")));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> part(Map<String, ? extends @Nullable Object> map, String key) {
        return map.get(key) instanceof Map<?, ?> part ? (Map<String, Object>) part : Map.of();
    }

    private static @Nullable LocalDate day(@Nullable Object text) {
        return text == null ? null : LocalDate.parse(text.toString());
    }
}
