package divan.casework;

import divan.journal.Act;
import divan.kernel.Json;
import divan.kernel.Sha;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the rows of a case must say by its acts: a line each, by table, as PostgreSQL writes its columns. */
@Component
class CaseLines {
    private final Casework casework;

    CaseLines(Casework casework) {
        this.casework = casework;
    }

    /** A file that an act of the case names, and where it must belong. */
    record File(UUID upload, UUID party, UUID caseId, String organ, String hash, UUID act) {
    }

    /** @param version the number of acts that moved the case @param acts all about it, in order */
    Map<String, List<String>> of(CaseState state, int version, List<Act> acts) {
        Map<String, Object> filing = filing(acts);
        Map<String, List<String>> lines = new LinkedHashMap<>();
        lines.put("casework.case_row", List.of(line(state.no(), state.service(), state.party(), state.organ(),
            version, state.deadline(), state.isOpen(), text(state.awaitedUntil()),
            casework.matter(state, filing), text(corrected(acts)))));
        lines.put("casework.filing", List.of(line(state.party(), state.organ(),
            Sha.hex(Json.canonical(filing)))));
        lines.put("casework.task", state.tasks().stream().map(task -> line(task.token(), task.element(),
            task.function(), state.organ(), state.party(), state.deadline(), state.no(), state.service()))
            .toList());
        lines.put("casework.timer", state.timers().stream()
            .map(due -> line(due.timer(), micros(due.at()))).toList());
        duties(state, acts, lines);
        opinions(state, acts, lines);
        return lines;
    }

    static Map<String, Object> filing(List<Act> acts) {
        Map<String, Object> body = acts.stream().filter(act -> act.type().equals(CaseFold.FILED)).findFirst()
            .orElseThrow().body();
        Map<String, Object> filing = new LinkedHashMap<>();
        List.of("facts", "answers", "assessment").forEach(part -> filing.put(part, body.get(part)));
        return filing;
    }

    private static @Nullable LocalDate corrected(List<Act> acts) {
        return acts.stream().filter(act -> act.type().equals(PassedOn.TOLD))
            .map(act -> LocalDate.parse(text(act.body().get("on")))).reduce((a, b) -> b).orElse(null);
    }

    /** As {@link DutyRows} writes them. */
    private static void duties(CaseState state, List<Act> acts, Map<String, List<String>> lines) {
        Map<UUID, String> recused = new TreeMap<>();
        Assignee assignee = null;
        for (Act act : acts) {
            if (act.type().equals(Duties.ASSIGNED)) {
                assignee = act.body().get("to") instanceof Map<?, ?> to
                    ? new Assignee(String.valueOf(to.get("post")),
                        UUID.fromString(String.valueOf(to.get("person"))), act.id()) : null;
            } else if (act.type().equals(Duties.RECUSED)) {
                UUID person = Objects.requireNonNull(act.actor().person());
                recused.putIfAbsent(person, line(state.organ(), person, act.id()));
                assignee = assignee != null && assignee.person().equals(person) ? null : assignee;
            }
        }
        lines.put("casework.recusal", List.copyOf(recused.values()));
        lines.put("casework.assignment", Stream.ofNullable(assignee)
            .map(a -> line(state.organ(), a.post(), a.person(), a.madeBy())).toList());
    }

    /** As {@link OpinionRows} writes them. */
    private static void opinions(CaseState state, List<Act> acts, Map<String, List<String>> lines) {
        Map<String, Act> answers = acts.stream().filter(act -> act.type().equals(Opinions.GIVEN))
            .collect(Collectors.toMap(act -> text(act.body().get("opinion")), act -> act, (a, _) -> a));
        List<String> opinions = new ArrayList<>();
        List<String> attached = new ArrayList<>();
        for (Act act : acts.stream().filter(a -> a.type().equals(Opinions.ASKED)).toList()) {
            Map<String, Object> body = act.body();
            String id = text(body.get("opinion"));
            Act answer = answers.get(id);
            opinions.add(line(id, state.no(), state.service(), state.party(), state.organ(),
                body.get("organ"), hash(text(body.get("question"))), body.get("due"), micros(act.at()),
                act.id(), hash(answer == null ? "" : text(answer.body().get("answer"))),
                answer == null ? "" : answer.id()));
            ((List<?>) body.getOrDefault("attached", List.of())).forEach(upload ->
                attached.add(line(id, upload, state.organ(), body.get("organ"))));
        }
        lines.put("casework.opinion", opinions);
        lines.put("casework.opinion_upload", attached);
    }

    /** The files of the application, and those handed in later. */
    List<File> files(CaseState state, List<Act> acts) {
        List<File> files = new ArrayList<>();
        for (Act act : acts) {
            named(act).filter(Map.class::isInstance).map(Map.class::cast)
                .filter(file -> file.get("id") instanceof String && file.get("hash") instanceof String)
                .forEach(file -> files.add(new File(UUID.fromString(text(file.get("id"))), state.party(),
                    state.id(), state.organ(), text(file.get("hash")), act.id())));
        }
        return files;
    }

    private static Stream<?> named(Act act) {
        return act.type().equals(CaseFold.FILED) && act.body().get("answers") instanceof Map<?, ?> answers
            ? answers.values().stream().flatMap(CaseLines::each)
            : ((List<?>) act.body().getOrDefault("files", List.of())).stream();
    }

    /** An answer may be several files. */
    private static Stream<?> each(Object answer) {
        return answer instanceof List<?> several ? several.stream() : Stream.of(answer);
    }

    private static String line(@Nullable Object... columns) {
        return Stream.of(columns).map(CaseLines::text).collect(Collectors.joining("|"));
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    private static String hash(String text) {
        return Sha.hex(text.getBytes(StandardCharsets.UTF_8));
    }

    private static long micros(Instant at) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, at);
    }
}
