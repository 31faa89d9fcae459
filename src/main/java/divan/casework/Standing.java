package divan.casework;

import divan.access.Access;
import divan.access.Mandate;
import divan.access.Mandates;
import divan.access.Purpose;
import divan.journal.Act;
import divan.journal.Journal;
import divan.kernel.Failure;
import divan.kernel.Turkish;
import divan.kernel.Violation;
import divan.organisation.Delegation;
import divan.organisation.Organ;
import divan.organisation.Organisation;
import divan.organisation.Post;
import divan.organisation.SigningRight;
import divan.policy.Rulebook;
import divan.registers.Relatives;
import divan.web.Caller;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Whether an official may have to do with a case at all, work on it, decide it. A case exists for whoever
 * has, in the organ it is before, one of the functions its service names. Nobody sees or moves a case
 * of their own, of a relative whom a register names or of somebody they represent, nor one from which they
 * withdrew, nor one that asks why they read; who proposed does not decide.
 */
@Component
class Standing {
    /** The act that an official was kept from a case. */
    static final String KEPT_OUT = "case.kept-out";
    /** Whoever did the reading that a case asks about. */
    private static final String READER = "reader";
    static final String RECUSED = "recused";

    private final Cases cases;
    private final DutyRows rows;
    private final ReadReasonRows reasons;
    private final FormerCases former;
    private final Relatives relatives;
    private final Organisation organisation;
    private final Journal journal;
    private final Mandates mandates;
    private final Access access;

    Standing(Cases cases, DutyRows rows, ReadReasonRows reasons, FormerCases former, Relatives relatives,
            Organisation organisation, Journal journal, Mandates mandates, Access access) {
        this.former = former;
        this.reasons = reasons;
        this.mandates = mandates;
        this.cases = cases;
        this.rows = rows;
        this.relatives = relatives;
        this.organisation = organisation;
        this.journal = journal;
        this.access = access;
    }

    /**
     * Keeps an official from a case that they must not touch. The act of keeping out is committed before this
     * throws, so call it outside the transaction that it guards.
     *
     * @return what they read of it, and for what
     * @throws Failure FORBIDDEN with barred-self, barred-relative or barred-recused; NOT_FOUND where their
     * organ has no such case, and where their post has nothing to do in the service
     */
    Ground guard(Caller caller, String no) {
        if (!caller.isOfficial()) {
            return new Ground(Rulebook.cases("*"), Purpose.OWN);
        }
        Found found = access.as(caller, () -> {
            CaseState state = cases.find(no).orElseThrow(Failure::notFound).state();
            return new Found(ground(caller, Rulebook.cases(state.service())), barrier(caller, state));
        });
        found.barrier().ifPresent(barrier -> keepOut(caller, barrier, no));
        return found.ground();
    }

    private record Found(Ground ground, Optional<Barrier> barrier) {
    }

    /** What is read, as rules name it, and for what. */
    record Ground(String what, Purpose purpose) {
    }

    private Ground ground(Caller caller, String what) {
        return new Ground(what, access.purpose(caller, what).orElseThrow(Failure::notFound));
    }

    /** The same for a question to another organ, which cannot see whom the register relates to the party. */
    void guard(Caller caller, Opinion opinion) {
        UUID person = Objects.requireNonNull(caller.person());
        related(opinion.party(), person)
            .or(() -> access.asSystem(() -> reasons.reader(opinion.caseId())).filter(person::equals)
                .map(_ -> READER))
            .ifPresent(why -> keepOut(caller, new Barrier(opinion.caseId(), why), opinion.no()));
    }

    /**
     * The same for one act. What was done in a case exists only for officials of the organ that did it, and
     * for none whom something keeps from the case or from its party.
     *
     * @throws Failure NOT_FOUND, whatever the reason
     */
    Ground guard(Caller caller, Act act) {
        if (!caller.isOfficial()) {
            return new Ground("act", Purpose.OWN);
        }
        UUID person = Objects.requireNonNull(caller.person());
        Ground ground = new Ground("act", Purpose.CASEWORK);
        for (CaseState state : access.asSystem(() -> act.subjects().stream().map(cases::find)
                .flatMap(Optional::stream).map(Cases.Stored::state).toList())) {
            access.asSystem(() -> why(state, person)).ifPresent(why -> {
                attempted(caller, new Barrier(state.id(), why), state.no());
                throw Failure.notFound();
            });
            String organ = Objects.requireNonNull(caller.post()).organ();
            if (!Objects.equals(act.actor().organ(), organ)) {
                throw Failure.notFound();
            }
            // an opinion is an act of the organ that was asked, in a case of another
            ground = state.organ().equals(organ) ? ground(caller, Rulebook.acts(state.service())) : ground;
        }
        if (act.subjects().stream().anyMatch(subject -> related(subject, person).isPresent())) {
            throw Failure.notFound();
        }
        return ground;
    }

    /**
     * Keeps an official from a case of their own, of a relative, or from which they withdrew.
     *
     * @throws Failure FORBIDDEN, once the act of keeping out is committed
     */
    void bar(Caller caller, CaseState state) {
        access.asSystem(() -> why(state, Objects.requireNonNull(caller.person()))).ifPresent(why ->
            keepOut(caller, new Barrier(state.id(), why), state.no()));
    }

    /** Whether the case exists for an official without any emergency. */
    boolean finds(Caller caller, CaseState state) {
        return access.as(caller, () -> cases.find(state.id()).isPresent())
            && access.purpose(caller, Rulebook.cases(state.service())).isPresent();
    }

    private void keepOut(Caller caller, Barrier barrier, String no) {
        attempted(caller, barrier, no);
        throw new Failure(Failure.Kind.FORBIDDEN, barrier.violation());
    }

    private void attempted(Caller caller, Barrier barrier, String no) {
        access.as(caller, () -> journal.append(Act.of(access.now(), caller.actor(), KEPT_OUT,
            List.of(barrier.caseId()), List.of(), "casework", Map.of("no", no, "why", barrier.why()))));
    }

    private record Barrier(UUID caseId, String why) {
        Violation violation() {
            return Violation.of(code(why), "");
        }
    }

    /** The code of the violation that tells why somebody is kept from a case. */
    static String code(String why) {
        return switch (why) {
            case RECUSED, READER -> "barred-" + why;
            default -> Relatives.code(why);
        };
    }

    private Optional<Barrier> barrier(Caller caller, CaseState state) {
        return why(state, Objects.requireNonNull(caller.person())).map(why -> new Barrier(state.id(), why));
    }

    /**
     * Why this official must not touch the case; empty where nothing is known. Runs in the caller's
     * transaction.
     */
    Optional<String> why(CaseState state, UUID official) {
        if (isRecused(state, official)) {
            return Optional.of(RECUSED);
        }
        if (reasons.reader(state.id()).filter(official::equals).isPresent()) {
            return Optional.of(READER);
        }
        return related(state.party(), official).or(() -> filedFor(state, official));
    }

    boolean isRecused(CaseState state, UUID official) {
        return rows.recused(state.id()).contains(official);
    }

    /** The official, in private, moved this case for the party, by a mandate that stands no more. */
    private Optional<String> filedFor(CaseState state, UUID official) {
        List<UUID> theirs = mandates.ever(state.party()).stream()
            .filter(mandate -> relatives.isSelf(mandate.representative(), official))
            .map(Mandate::id).toList();
        return !theirs.isEmpty() && journal.about(state.id()).stream().anyMatch(act ->
            act.actor().mandate() != null && theirs.contains(act.actor().mandate()))
            ? Optional.of(Relatives.REPRESENTS) : Optional.empty();
    }

    Optional<String> related(UUID party, UUID official) {
        return relatives.of(party, official);
    }

    /** Another's case is worked on only by them, or by whoever may decide it. */
    void mayWork(Caller caller, CaseState state, Definition definition, LocalDate today) {
        boolean anothers = rows.assignee(state.id()).filter(a -> a.isAnothers(caller)).isPresent();
        if (anothers && !signs(caller, definition, today)) {
            throw Failure.forbidden("assigned-to-another");
        }
    }

    boolean signs(Caller caller, Definition definition, LocalDate today) {
        return has(caller, definition, "decide", today);
    }

    /** Whether whoever asks may, as the post they work as. */
    boolean has(Caller caller, Definition definition, String step, LocalDate today) {
        String function = definition.service().functions().get(step);
        Caller.Post post = Objects.requireNonNull(caller.post());
        return function != null && !(organisation.right(post, function, today) instanceof SigningRight.None);
    }

    /** Whether a post may do a step of this service that day, by office or by delegation. */
    boolean has(String post, Definition definition, String step, LocalDate today) {
        String function = definition.service().functions().get(step);
        return function != null && !(organisation.right(post, function, today) instanceof SigningRight.None);
    }

    /**
     * Four eyes: somebody else than whoever proposed decides, unless the service says otherwise; and nobody
     * on an objection against what they had a part in.
     */
    void mayDecide(Caller caller, CaseState state, Definition definition) {
        if (assisted(caller, journal.about(state.id()))) {
            throw Failure.forbidden("assisted-yourself");
        }
        if (definition.service().fourEyes() && proposed(caller, journal.about(state.id()))) {
            throw Failure.forbidden("proposed-yourself");
        }
        if (tookPart(caller, state, definition)) {
            throw Failure.forbidden("took-part");
        }
    }

    /** Whether they helped to bring about what this case is directed against. */
    boolean tookPart(Caller caller, CaseState state, Definition definition) {
        return former.tookPart(Objects.requireNonNull(caller.person()), state, definition);
    }

    /** Whoever filled in the form at the counter, whatever post they held then. */
    static boolean assisted(Caller caller, List<Act> acts) {
        return acts.stream().anyMatch(act -> act.type().equals(CaseFold.FILED) && act.actor().post() != null
            && Objects.equals(act.actor().person(), caller.person()));
    }

    static boolean proposed(Caller caller, List<Act> acts) {
        return acts.stream().anyMatch(act -> act.type().equals(CaseFold.PROPOSED)
            && Objects.equals(act.actor().person(), caller.person()));
    }

    /** The post in whose name a delegation lets sign, in words: “Vali, Ankara Valiliği”. */
    Map<String, String> giver(Delegation delegation) {
        Optional<Post> post = organisation.post(delegation.fromPost(), today());
        Optional<Organ> organ = post.flatMap(p -> organisation.organ(p.organ(), today()));
        return Map.of("tr", post.map(Post::titleTr).orElse("") + ", " + organ.map(Organ::nameTr).orElse(""),
            "en", post.map(Post::titleEn).orElse("") + ", " + organ.map(Organ::nameEn).orElse(""));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(access.now(), Turkish.ZONE);
    }
}
