package divan.casework;

import divan.access.Access;
import divan.casework.Results.Taking;
import divan.journal.Act;
import divan.kernel.Failure;
import divan.kernel.Violation;
import divan.organisation.Delegation;
import divan.organisation.Organ;
import divan.organisation.Organisation;
import divan.organisation.SigningRight;
import divan.rules.Feel;
import divan.web.Caller;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What officials do with a case: propose with the weighing of 25/1, decide under a mandate or delegation
 * valid that day, record the service of the decision. The version read with the case guards against two at
 * once.
 */
@Component
public class Decisions {
    static final String SERVICE_OF_DOCUMENTS = "7201";
    static final String ELECTRONIC_SERVICE = "7201/7a/4";
    private static final String UETS = "uets";

    private final Cases cases;
    private final Definitions definitions;
    private final Moves moves;
    private final Organisation organisation;
    private final Access access;
    private final Wording wording;
    private final Standing standing;
    private final DelegationScopes scopes;

    Decisions(Cases cases, Definitions definitions, Moves moves, Organisation organisation, Access access,
            Wording wording, Standing standing, DelegationScopes scopes) {
        this.scopes = scopes;
        this.cases = cases;
        this.definitions = definitions;
        this.moves = moves;
        this.organisation = organisation;
        this.access = access;
        this.wording = wording;
        this.standing = standing;
    }

    /** Proposes an outcome to whoever signs. */
    public Taking propose(Caller caller, String no, int version, Verdict verdict) {
        return step(caller, no, version, "review", (at, task) -> {
            List<Violation> wrong = check(at, verdict);
            return wrong.isEmpty() ? act(at, caller, task, CaseFold.PROPOSED, List.of(), body(at, verdict))
                : wrong;
        });
    }

    /** Decides, or sends back; whoever may not sign is told why. */
    public Taking decide(Caller caller, String no, int version, Verdict verdict) {
        return step(caller, no, version, "decide", (at, task) -> {
            List<String> chain = mayDo(caller, task.function(), at.today());
            standing.mayDecide(caller, at.stored().state(), at.definition());
            within(chain, at, verdict.outcome());
            if (verdict.outcome().equals("returned")) {
                return returned(at, caller, task, chain, verdict);
            }
            List<Violation> wrong = check(at, verdict);
            if (!wrong.isEmpty()) {
                return wrong;
            }
            Map<String, Object> body = body(at, verdict);
            if (verdict.outcome().equals("grant")) {
                body.put("provisions", grantProvisions(at, verdict));
            }
            body.put("decidedOn", at.today().toString());
            body.put("delegation", chain);
            return act(at, caller, task, CaseFold.DECIDED, chain, body);
        });
    }

    /** What is decided under a delegation is of the services, places and kinds that it was given for. */
    void within(List<String> chain, Moment at, String outcome) {
        CaseState state = at.stored().state();
        String place = organisation.organ(state.organ(), at.today()).map(Organ::province).orElse("");
        for (String id : outcome.equals("returned") ? List.<String>of() : chain) {
            scopes.of(id).flatMap(scope -> scope.exceeded(state.service(), outcome, place))
                .ifPresent(code -> {
                    throw Failure.forbidden(code, organisation.delegation(id).map(standing::giver)
                        .orElse(Map.of("tr", id)));
                });
        }
    }

    private Object returned(Moment at, Caller caller, Task task, List<String> chain, Verdict verdict) {
        String reason = String.valueOf(Objects.requireNonNullElse(verdict.details().get("reason"), ""));
        if (reason.isBlank()) {
            return List.of(Violation.of("required", "reason"));
        }
        return act(at, caller, task, CaseFold.RETURNED, chain, new LinkedHashMap<>(Map.of("reason", reason)));
    }

    /**
     * Records that the decision was served on a day in a manner; from the next day the period for remedies
     * runs. By UETS the day given is that of arrival, and service takes effect days later (law 7201/7a/4).
     */
    public Taking serve(Caller caller, String no, int version, @Nullable String servedOn, String manner) {
        return step(caller, no, version, "serve", (at, task) -> {
            mayDo(caller, task.function(), at.today());
            if (!List.of("hand", "post", UETS, "representative").contains(manner)) {
                return List.of(Violation.of("required", "manner"));
            }
            LocalDate day = servedOn == null ? null : Answers.date(servedOn).orElse(null);
            LocalDate decided = Objects.requireNonNull(at.stored().state().concludedOn());
            if (day == null || day.isBefore(decided) || day.isAfter(at.today())) {
                return List.of(Violation.of("served-on", "served-on", decided, at.today())
                    .citing(SERVICE_OF_DOCUMENTS));
            }
            LocalDate effective = manner.equals(UETS) ? day.plusDays(electronicDays(at)) : day;
            if (effective.isAfter(at.today())) {
                return List.of(Violation.of("uets-not-yet", "served-on", effective)
                    .citing(ELECTRONIC_SERVICE));
            }
            return act(at, caller, task, CaseFold.SERVED, List.of(), new LinkedHashMap<>(Map.of(
                "servedOn", effective.toString(), "arrivedOn", day.toString(), "manner", manner)));
        });
    }

    private static long electronicDays(Moment at) {
        return Filings.days(at.filing(), "electronic_service_days", 5);
    }

    /** A case at the moment somebody acts on it. */
    record Moment(Cases.Stored stored, Definition definition, Instant now, LocalDate today,
            Map<String, Object> filing) {
    }

    /** Decides purely: an {@link Act}, or the list of violations. */
    interface Step {
        Object take(Moment at, Task task);
    }

    Taking step(Caller caller, String no, int version, String element, Step step) {
        return step(caller, no, version, state -> state.tasks().stream()
            .filter(t -> t.element().equals(element))
            .findFirst().orElseThrow(() -> gone(state)), step);
    }

    /**
     * What an effect refuses is told beside its field; nothing of the step stands then.
     *
     * @param place which step of the case, as it stands now, is taken
     */
    Taking step(Caller caller, String no, int version, Function<CaseState, Task> place, Step step) {
        standing.guard(caller, no);
        try {
            return taken(caller, no, version, place, step);
        } catch (Failure failure) {
            if (failure.kind() != Failure.Kind.INVALID) {
                throw failure;
            }
            return new Taking.Invalid(failure.violations());
        }
    }

    private Taking taken(Caller caller, String no, int version, Function<CaseState, Task> place, Step step) {
        return access.write(caller, () -> {
            Cases.Stored stored = moves.locked(no);
            if (!caller.isOfficial()) {
                throw Failure.forbidden("officials-only");
            }
            Task task = place.apply(stored.state());
            if (stored.version() != version) {
                throw Failure.conflict("changed-meanwhile");
            }
            Instant now = access.now();
            Definition definition = definitions.of(stored.state());
            Moment at = new Moment(stored, definition, now, Applications.day(now),
                cases.filing(stored.state().id()));
            mayDo(caller, task.function(), at.today());
            standing.mayWork(caller, stored.state(), definition, at.today());
            return taken(at, step.take(at, task));
        });
    }

    /** Why a step is not there to be taken any more. */
    private static Failure gone(CaseState state) {
        return switch (state.name()) {
            case CaseState.WITHDRAWN -> Failure.conflict("withdrawn-meanwhile");
            case CaseState.REMOVED -> Failure.conflict("removed-meanwhile");
            case CaseState.LAPSED -> Failure.conflict("lapsed-meanwhile");
            case "awaiting-documents" -> Failure.conflict("documents-awaited");
            default -> Failure.conflict("step-done");
        };
    }

    private Taking taken(Moment at, Object result) {
        if (!(result instanceof Act act)) {
            @SuppressWarnings("unchecked")
            List<Violation> violations = (List<Violation>) result;
            return new Taking.Invalid(wording.of(at.definition().service(), violations));
        }
        return new Taking.Taken(moves.move(at.stored(), act).no(), act.id());
    }

    /** @return the delegations relied on; whoever has no right is told why */
    List<String> mayDo(Caller caller, String function, LocalDate today) {
        Caller.Post post = Objects.requireNonNull(caller.post());
        return switch (organisation.right(post, function, today)) {
            case SigningRight.ByOffice office -> List.of();
            case SigningRight.ByDeputising deputy -> List.of(deputy.deputising().id());
            case SigningRight.ByDelegation delegated -> List.of(delegated.delegation().id());
            case SigningRight.None none ->
                throw new Failure(Failure.Kind.FORBIDDEN, obstacle(none, post));
        };
    }

    /** What a grant rests on: the ground, the start, whatever limits its end, and what was decided on. */
    private static List<String> grantProvisions(Moment at, Verdict verdict) {
        Situation situation = situation(at).with("decision", Feel.names(verdict.details()));
        return at.definition().service().grantProvisions().stream().map(situation::value)
            .filter(Objects::nonNull).map(String::valueOf).filter(p -> !p.isEmpty()).distinct().toList();
    }

    /** Why a post may not sign. */
    Violation obstacle(SigningRight.None none, Caller.Post post) {
        Delegation ended = none.expired();
        return ended == null ? Violation.of("no-delegation", "",
                Map.of("tr", post.titleTr(), "en", post.titleEn()))
            : Violation.of("delegation-ended", "", standing.giver(ended), ended.valid().from(),
                Objects.requireNonNullElse(ended.valid().last(), ""));
    }

    static List<Violation> check(Moment at, Verdict verdict) {
        List<Violation> violations = new ArrayList<>(VerdictCheck.check(at.definition().form().official(),
            verdict, situation(at)));
        violations.addAll(GapCheck.check(verdict));
        return violations;
    }

    private static Situation situation(Moment at) {
        return Situation.filed(at.filing(), at.definition().form(), at.stored().state());
    }

    static Act act(Moment at, Caller caller, Task task, String type, List<String> chain,
            Map<String, Object> body) {
        CaseState state = at.stored().state();
        body.put("token", task.token());
        body.put("no", state.no());
        body.put("service", state.service());
        return Act.of(at.now(), caller.actor(chain), type, List.of(state.party(), state.id()),
            basis(at, type, body), "casework", body);
    }

    private static List<String> basis(Moment at, String type, Map<String, Object> body) {
        divan.catalogue.Service service = at.definition().service();
        if (type.equals(CaseFold.SERVED)) {
            return service.basis("served");
        }
        if (type.equals(CaseFold.RECORDED)) {
            return at.definition().form().step(String.valueOf(body.get("step"))).orElseThrow().basis();
        }
        return body.get("provisions") instanceof List<?> provisions && !provisions.isEmpty()
            ? provisions.stream().map(String::valueOf).toList() : service.basis("decided");
    }

    private static Map<String, Object> body(Moment at, Verdict verdict) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("outcome", verdict.outcome());
        body.put("judgements", verdict.judgements());
        body.put("weighing", verdict.weighing());
        body.put("provisions", verdict.outcome().equals("refuse") ? verdict.provisions() : List.of());
        body.put("reason", String.valueOf(Objects.requireNonNullElse(verdict.details().get("reason"), "")));
        Object until = verdict.details().get("granted-until");
        if (verdict.outcome().equals("grant") && until != null) {
            body.put("grantedUntil", until.toString());
        }
        Map<String, Object> further = further(at, verdict);
        if (!further.isEmpty()) {
            body.put("details", further);
        }
        return body;
    }

    /** Answers to the questions that only this service's proposal asks, as far as they are asked here. */
    private static Map<String, Object> further(Moment at, Verdict verdict) {
        Form.Official official = at.definition().form().official();
        Situation situation = situation(at);
        Map<String, Object> further = new LinkedHashMap<>();
        for (Question question : verdict.outcome().equals("grant") ? official.grant() : official.refuse()) {
            Object answer = verdict.details().get(question.id());
            if (answer != null && !Verdict.ITS_OWN.contains(question.id())
                    && situation.holds(question.showIf())) {
                further.put(question.id(), answer);
            }
        }
        return further;
    }
}
