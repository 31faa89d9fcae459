package divan.examples;

import divan.access.Access;
import divan.casework.Decisions;
import divan.casework.ExampleCases;
import divan.casework.Form;
import divan.casework.MissingDocuments;
import divan.casework.Opinion;
import divan.casework.Opinions;
import divan.casework.Recording;
import divan.casework.Results.Taking;
import divan.casework.Task;
import divan.casework.TimeToDecide;
import divan.casework.Verdict;
import divan.casework.Withdrawal;
import divan.kernel.Failure;
import divan.kernel.Turkish;
import divan.kernel.Violation;
import divan.web.Caller;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What people do with a case in an example: whoever holds a post with the task's function in its organ. */
@Component
class Steps {
    private static final Set<String> OWN = Set.of("by", "on", "as", "outcome", "answers", "weighing",
        "refused");
    private static final String RETURNED = "returned";
    private static final String GENERIC = "Dosyadaki bilgiler bunu gerektiriyor.";

    private final Stage stage;
    private final ExampleCases cases;
    private final Decisions decisions;
    private final Recording recording;
    private final MissingDocuments missing;
    private final Withdrawal withdrawal;
    private final TimeToDecide time;
    private final Opinions opinions;
    private final Access access;

    Steps(Stage stage, ExampleCases cases, Decisions decisions, Recording recording,
            MissingDocuments missing, Withdrawal withdrawal, TimeToDecide time, Opinions opinions,
            Access access) {
        this.time = time;
        this.opinions = opinions;
        this.stage = stage;
        this.cases = cases;
        this.decisions = decisions;
        this.recording = recording;
        this.missing = missing;
        this.withdrawal = withdrawal;
        this.access = access;
    }

    Progress begin(String no, Caller applicant, Sun sun) {
        return new Progress(no, applicant, sun);
    }

    private interface Act {
        Taking by(Caller official, ExampleCases.Seen seen);
    }

    /** One case on its way; whoever decides starts from the proposal, as the form does. */
    final class Progress {
        private final String no;
        private final Caller applicant;
        private final Sun sun;
        private @Nullable Verdict proposed;
        private @Nullable Caller proposer;

        private Progress(String no, Caller applicant, Sun sun) {
            this.no = no;
            this.applicant = applicant;
            this.sun = sun;
        }

        /**
         * One step; where it tells that it is {@code refused}, that is what must happen.
         *
         * @return why it was not taken; empty where it was
         */
        String take(Map<String, @Nullable Object> step) {
            String refused = taken(step);
            if (step.get("refused") == null) {
                return refused;
            }
            String code = String.valueOf(step.get("refused"));
            return refused.matches("(?s).*\\b" + Pattern.quote(code) + "\\b.*") ? ""
                : refused.isEmpty() ? "was not refused" : refused;
        }

        private String taken(Map<String, @Nullable Object> step) {
            if (step.get("on") != null) {
                sun.set(LocalDate.parse(String.valueOf(step.get("on"))));
            }
            return switch (String.valueOf(step.get("by"))) {
                case "review" -> propose(step);
                case "decide" -> decide(step);
                case "serve" -> official(step, "serve", (who, seen) -> decisions.serve(who, no,
                    seen.version(), String.valueOf(step.get("on")),
                    String.valueOf(step.getOrDefault("manner", "hand"))));
                case "ask" -> official(step, "review", (who, seen) -> missing.ask(who, no, seen.version(),
                    Example.texts(step.get("documents")), Example.texts(step.get("others")),
                    String.valueOf(step.getOrDefault("reason", "Belgenin yenisi gerekiyor."))));
                case "ask-opinion" -> official(step, "review", (who, seen) -> opinions.ask(who, no,
                    String.valueOf(step.get("organ")), String.valueOf(step.get("question")),
                    String.valueOf(step.get("due")), List.of()));
                case "give-opinion" -> opine(step);
                case "supply" -> said(supply(step));
                case "extend" -> anybody(step, (who, seen) -> time.extend(who, no, seen.version(),
                    told(step, "until", ""), told(step, "reason", GENERIC)));
                case "pause" -> anybody(step, (who, seen) -> time.pause(who, no, seen.version(),
                    told(step, "pause", ""), told(step, "until", ""), told(step, "reason", GENERIC)));
                case "resume" -> anybody(step, (who, seen) -> time.resume(who, no, seen.version(),
                    told(step, "reason", GENERIC)));
                case "open" -> anybody(step, (who, seen) -> cases.opened(who, no));
                case "emergency" -> anybody(step, (who, seen) -> cases.inEmergency(who, no,
                    told(step, "ground", ""), told(step, "reason", GENERIC)));
                case "withdraw" -> said(withdrawal.withdraw(applicant, no));
                case "time" -> {
                    cases.pass(access.now());
                    yield "";
                }
                default -> record(String.valueOf(step.get("by")), step);
            };
        }

        private String propose(Map<String, @Nullable Object> step) {
            return official(step, "review", (who, seen) -> {
                Verdict verdict = verdict(step, seen.form());
                proposed = verdict;
                proposer = who;
                return decisions.propose(who, no, seen.version(), verdict);
            });
        }

        private String decide(Map<String, @Nullable Object> step) {
            return official(step, "decide", (who, seen) -> decisions.decide(who, no, seen.version(),
                decided(step, seen.form())));
        }

        /** A step that only asks for answers, which stand beside {@code by}. */
        private String record(String element, Map<String, @Nullable Object> step) {
            Map<String, @Nullable Object> given = new LinkedHashMap<>(step);
            given.keySet().removeAll(Set.of("by", "on", "as"));
            return official(step, element, (who, seen) ->
                recording.record(who, no, seen.version(), element, given));
        }

        private Verdict decided(Map<String, @Nullable Object> step, Form.Official form) {
            Verdict before = proposed;
            String outcome = String.valueOf(step.get("outcome"));
            if (before == null || outcome.equals(RETURNED) || !before.outcome().equals(outcome)) {
                Verdict own = verdict(step, form);
                own.details().putIfAbsent("reason", "Yeniden değerlendirilmelidir; gerekçe yetersizdir.");
                return outcome.equals(RETURNED) ? new Verdict(outcome, Map.of(), Map.of(), own.details())
                    : own;
            }
            return before;
        }

        /** Whoever works in the organ that is asked answers the first question about this case. */
        private String opine(Map<String, @Nullable Object> step) {
            String organ = String.valueOf(step.get("organ"));
            for (Caller who : stage.officials(organ, LocalDate.ofInstant(access.now(), Turkish.ZONE))) {
                for (Opinion asked : opinions.awaited(who)) {
                    if (asked.no().equals(no)) {
                        return said(opinions.give(who, asked.id(), String.valueOf(step.get("answer"))));
                    }
                }
            }
            return "nothing is asked of " + organ + " to which somebody there can answer";
        }

        private Taking supply(Map<String, @Nullable Object> step) {
            List<String> files = Example.texts(step.get("files"));
            for (int item = 0; item < files.size(); item++) {
                missing.bring(applicant, no, item, files.get(item), Run.PDF);
            }
            return missing.supply(applicant, no, String.valueOf(step.getOrDefault("statement", "")));
        }

        /**
         * The first who may: those whose post has the function before those who may have it by delegation,
         * with as few others as there are; whoever proposed comes last, for four eyes.
         */
        private String official(Map<String, @Nullable Object> step, String element, Act act) {
            ExampleCases.Seen seen = cases.see(no);
            Task task = seen.state().tasks().stream().filter(open -> open.element().equals(element))
                .findFirst().orElse(null);
            if (task == null) {
                return "no task " + element + " is open, but " + seen.state().tasks().stream()
                    .map(Task::element).toList();
            }
            return first(step, seen, task.function(), act);
        }

        /** What no task is open for: whoever has the right to it. */
        private String anybody(Map<String, @Nullable Object> step, Act act) {
            return first(step, cases.see(no), "", act);
        }

        private String first(Map<String, @Nullable Object> step, ExampleCases.Seen seen, String function,
                Act act) {
            String refused = "nobody holds a post in " + seen.state().organ();
            for (Caller who : candidates(step, seen.state().organ(), function)) {
                try {
                    return said(act.by(who, seen));
                } catch (Failure e) {
                    if (e.kind() == Failure.Kind.CONFLICT) {
                        return refusal(who, e);
                    }
                    refused = refusal(who, e);
                }
            }
            return refused;
        }

        private static String refusal(Caller who, Failure e) {
            return "refused to " + who.name() + ": " + e.kind() + " "
                + e.violations().stream().map(Violation::code).toList();
        }

        private List<Caller> candidates(Map<String, @Nullable Object> step, String organ, String function) {
            LocalDate today = LocalDate.ofInstant(access.now(), Turkish.ZONE);
            if (step.get("as") != null) {
                return stage.official(String.valueOf(step.get("as")), today).stream().toList();
            }
            return stage.officials(organ, today).stream().sorted(Comparator
                .comparing((Caller who) -> isProposer(who)).thenComparing(who -> !who.may(function))
                .thenComparing(who -> Objects.requireNonNull(who.post()).functions().size())).toList();
        }

        private boolean isProposer(Caller who) {
            return proposer != null && Objects.equals(proposer.person(), who.person());
        }
    }

    private static String told(Map<String, @Nullable Object> step, String key, String otherwise) {
        return String.valueOf(step.getOrDefault(key, otherwise));
    }

    private static String said(Taking taking) {
        return taking instanceof Taking.Invalid invalid ? "not accepted: " + invalid.violations().stream()
            .map(v -> v.code() + " " + v.field()).toList() : "";
    }

    /** Every judgement not told is answered so that it does not speak against the applicant. */
    private static Verdict verdict(Map<String, @Nullable Object> step, Form.Official form) {
        Map<String, String> judgements = new LinkedHashMap<>();
        form.judgements().forEach(j -> judgements.put(j.id(), "no".equals(j.against()) ? "yes" : "no"));
        Example.map(step.get("answers")).forEach((id, answer) -> {
            Map<String, @Nullable Object> told = Example.map(answer);
            judgements.put(id, String.valueOf(told.isEmpty() ? answer : told.get("answer")));
            if (told.get("note") != null) {
                judgements.put(id + "-note", String.valueOf(told.get("note")));
            }
        });
        Map<String, String> weighing = new LinkedHashMap<>();
        Example.map(step.get("weighing")).forEach((id, words) -> weighing.put(id, String.valueOf(words)));
        Map<String, @Nullable Object> details = new LinkedHashMap<>(step);
        details.keySet().removeAll(OWN);
        return new Verdict(String.valueOf(step.get("outcome")), judgements, weighing, details);
    }
}
