package divan.erasure;

import divan.access.Access;
import divan.access.Conflicts;
import divan.access.Purpose;
import divan.access.Reading;
import divan.journal.Act;
import divan.journal.Actor;
import divan.journal.Extent;
import divan.journal.FourEyes;
import divan.journal.FourEyes.Decided;
import divan.journal.FourEyes.Verdict;
import divan.journal.Hindrance;
import divan.journal.Journal;
import divan.kernel.Failure;
import divan.kernel.Ids;
import divan.kernel.Violation;
import divan.organisation.OfficeRight;
import divan.policy.Relation;
import divan.web.Caller;
import divan.web.Language;
import divan.web.Texts;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Erasing what is no longer to be kept: proposed by one official, approved by another, carried out in one
 * transaction. What the law keeps is not erased, whoever wishes it.
 */
@Component
public class Erasure {
    /** Functions of posts. */
    public static final String PROPOSE = "erasure.propose";
    public static final String APPROVE = "erasure.approve";
    static final String PROPOSED = "erasure.proposed";
    static final String APPROVED = "erasure.approved";
    static final String RETURNED = "erasure.returned";
    static final String TAKEN_BACK = "erasure.taken-back";
    static final String DONE = "erasure.done";
    static final String REVIEWED = "erasure.reviewed";
    static final String BASIS = "6698/7/1";
    static final String WHAT = "erasure";
    /** Why it was returned: codes, for the reason {@link Ground} has none of its own words. */
    static final List<String> ANSWERS = List.of("kept", "mistaken", "ask");

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd.MM.yyyy");

    private final ProposedErasures proposals;
    private final Destruction destruction;
    private final OfficeRight rights;
    private final Access access;
    private final Journal journal;
    private final ErasureList list;
    private final AskedErasures asked;
    private final Conflicts conflicts;

    Erasure(ProposedErasures proposals, Destruction destruction, OfficeRight rights, Access access,
            Journal journal, AskedErasures asked, Conflicts conflicts,
            @Value("${divan.installation:${divan.data}}") Path data) {
        this.asked = asked;
        this.conflicts = conflicts;
        this.proposals = proposals;
        this.destruction = destruction;
        this.rights = rights;
        this.access = access;
        this.journal = journal;
        this.list = new ErasureList(data);
    }

    boolean may(Caller caller, String function) {
        return rights.may(caller, function);
    }

    private static Purpose purpose(String function) {
        return new Purpose(function, BASIS);
    }

    /**
     * Proposes to erase.
     *
     * @throws Failure INVALID where nothing is called so; FORBIDDEN without the function, and for whoever has
     *         to do with those concerned or took part in their cases
     */
    public Outcome propose(Caller caller, Wish wish) {
        List<String> chain = rights.chain(caller, PROPOSE);
        List<UUID> targets = targets(caller, wish);
        bar(caller, wish.kind(), targets, List.of());
        return access.asSystem(() -> {
            List<Hindrance> why = why(wish.kind(), targets, wish.ground());
            if (!why.isEmpty()) {
                return new Outcome.Kept(why);
            }
            Proposal proposal = Proposal.open(Ids.next(), rights.own(caller).number(), wish.kind(),
                targets, wish.ground(), wish.reference(), access.now(), caller.heldPost(), null);
            append(proposal, proposal.act(), caller.actor(chain), PROPOSED, Map.of());
            proposals.add(proposal);
            return new Outcome.Done(proposal.act());
        });
    }

    /** Whom or what the number names; that somebody is known here is told by an act of reading. */
    private List<UUID> targets(Caller caller, Wish wish) {
        List<UUID> found = access.read(caller, purpose(PROPOSE), WHAT, Relation.ANYBODY, () -> {
            List<UUID> ids = access.asSystem(() -> wish.called().stream().flatMap(called ->
                find(wish.kind(), called).stream()).distinct().toList());
            return new Reading<>(ids, ids);
        });
        if (found.size() != wish.called().size()) {
            throw Failure.invalid(List.of(Violation.of("erasure-unknown", "called")));
        }
        return found;
    }

    private Optional<UUID> find(Extent.Kind kind, String called) {
        return kind == Extent.Kind.ACT ? Wish.id(called).filter(id -> journal.find(id).isPresent())
            : destruction.find(kind, called, rights.today());
    }

    /** Nobody lets go what is about themselves or a relative, or what they themselves had a part in. */
    private void bar(Caller caller, Extent.Kind kind, List<UUID> targets, List<UUID> besides) {
        Extent extent = access.asSystem(() -> destruction.extent(kind, targets));
        conflicts.bar(caller, WHAT, Stream.of(List.of(extent.parties()), List.of(extent.aboutActs()))
            .flatMap(List::stream).toList(), Stream.of(List.of(extent.cases()), List.of(extent.aboutActs()),
            besides).flatMap(List::stream).toList());
    }

    private List<Hindrance> why(Extent.Kind kind, List<UUID> targets, Ground ground) {
        return destruction.hindrances(destruction.extent(kind, targets), ground, rights.today());
    }

    /**
     * Approves, returns or takes back. What has come to be kept since it was proposed is not approved.
     *
     * @throws Failure FORBIDDEN where whoever proposed approves or returns, or another takes back, and where
     *         something keeps them from those concerned; CONFLICT where it is decided; INVALID where it is
     *         not said why it is returned
     */
    public Outcome decide(Caller caller, UUID id, Verdict verdict, String answer) {
        List<String> chain = rights.chain(caller, verdict == Verdict.TAKEN_BACK ? PROPOSE : APPROVE);
        Proposal proposal = one(caller, id);
        if (verdict != Verdict.TAKEN_BACK) {
            Proposal.Request request = proposal.asked();
            bar(caller, proposal.kind(), proposal.targets(), request == null ? List.of()
                : List.of(request.id()));
        }
        return access.asSystem(() -> {
            Act proposed = FourEyes.decidable(journal, id, PROPOSED, caller.person(), verdict);
            String said = verdict == Verdict.RETURNED ? answer : "";
            if (verdict == Verdict.RETURNED && !ANSWERS.contains(said)) {
                throw Failure.invalid(List.of(Violation.of("norm-reason", "answer")));
            }
            List<Hindrance> why = verdict != Verdict.APPROVED ? List.of()
                : why(proposal.kind(), proposal.targets(), proposal.ground());
            if (!why.isEmpty()) {
                return new Outcome.Kept(why);
            }
            Decided decided = new Decided(verdict, access.now(), caller.heldPost(), said, Ids.next());
            if (!proposals.decide(id, decided)) {
                throw Failure.conflict("norm-decided");
            }
            append(proposal, decided.act(), caller.actor(chain), type(verdict),
                FourEyes.told(proposed, said));
            if (verdict == Verdict.RETURNED) {
                asked.tell(proposal, AskedErasures.NOT_FULFILLED, said);
            }
            return new Outcome.Done(decided.act());
        });
    }

    private static String type(Verdict verdict) {
        return switch (verdict) {
            case APPROVED -> APPROVED;
            case RETURNED -> RETURNED;
            case TAKEN_BACK -> TAKEN_BACK;
        };
    }

    /** Numbers of the cases that a proposal is about, as long as there are any. */
    List<String> called(Proposal proposal) {
        return access.asSystem(() -> destruction.called(proposal));
    }

    /** How many rows of what went, once it was carried out: the report of the destruction. */
    Map<String, Long> gone(Proposal proposal) {
        Map<String, Long> gone = new LinkedHashMap<>();
        if (proposal.carriedBy() != null) {
            access.asSystem(() -> journal.find(proposal.carriedBy())).map(act -> act.body().get("gone"))
                .ifPresent(told -> ((Map<?, ?>) told).forEach((part, rows) -> gone.put(String.valueOf(part),
                    ((Number) rows).longValue())));
        }
        return gone;
    }

    /** What was proposed in the caller's organ, the latest first. */
    List<Proposal> latest(Caller caller) {
        return access.as(caller, proposals::latest);
    }

    Proposal one(Caller caller, UUID id) {
        return access.as(caller, () -> proposals.find(id)).orElseThrow(Failure::notFound);
    }

    boolean isOwn(Caller caller, Proposal proposal) {
        return access.asSystem(() -> FourEyes.isOwn(FourEyes.proposed(journal, proposal.act(), PROPOSED),
            caller.person()));
    }

    /** Approved: to be carried out, or to be swept from the disk. */
    public List<Proposal> approved() {
        return access.asSystem(proposals::approved);
    }

    /**
     * Carries out what was approved: all of it, with the act, or nothing. Once more it does nothing.
     *
     * @throws Failure CONFLICT where it was not approved
     */
    public Outcome carryOut(UUID id) {
        Outcome outcome = access.asSystem(() -> {
            Proposal proposal = proposals.lock(id).orElseThrow(Failure::notFound);
            if (proposal.carriedBy() != null) {
                return new Outcome.Done(proposal.carriedBy());
            }
            if (proposal.decided() == null || proposal.decided().verdict() != Verdict.APPROVED) {
                throw Failure.conflict("erasure-not-approved");
            }
            Extent extent = destruction.extent(proposal.kind(), proposal.targets());
            List<Hindrance> why = destruction.hindrances(extent, proposal.ground(), rights.today());
            return why.isEmpty() ? new Outcome.Done(destroy(proposal, extent)) : new Outcome.Kept(why);
        });
        remember();
        return outcome;
    }

    private UUID destroy(Proposal proposal, Extent extent) {
        UUID act = Ids.next();
        Map<String, Object> gone = destruction.erase(extent);
        append(proposal, act, Actor.system(proposal.organ()), DONE, Map.of("proposal",
            proposal.act().toString(), "gone", gone, "bodies", bodies(extent)));
        proposals.carry(proposal.act(), act, access.now());
        asked.tell(proposal, AskedErasures.FULFILLED, "");
        return act;
    }

    /** Of which acts the bodies went, so that nobody takes away others unnoticed. */
    private static List<String> bodies(Extent extent) {
        return Stream.of(extent.acts()).map(UUID::toString).toList();
    }

    /** What was carried out stands in the folder too. Died the program before, the next time says it. */
    private void remember() {
        list.add(access.asSystem(proposals::carried).stream().map(proposal -> ErasureList.Line.of(proposal,
            Objects.requireNonNull(proposal.carriedAt()))).toList());
    }

    /**
     * Erases again what the list says and this database, restored from an older backup, still holds. What
     * the law keeps today, a case that goes on above all, waits: it was erased once, and may be needed again.
     */
    public Again again() {
        int done = 0;
        Map<UUID, List<Hindrance>> kept = new LinkedHashMap<>();
        for (ErasureList.Line line : list.lines()) {
            done += access.asSystem(() -> again(line, kept)) ? 1 : 0;
        }
        remember();
        return new Again(done, kept);
    }

    /**
     * What came of erasing again.
     *
     * @param done how many erasures there was something left for
     * @param kept by the proposal, what the law keeps now of what was erased once
     */
    public record Again(int done, Map<UUID, List<Hindrance>> kept) {
    }

    private boolean again(ErasureList.Line line, Map<UUID, List<Hindrance>> kept) {
        Optional<Proposal> known = proposals.lock(line.proposal());
        Extent extent = destruction.extent(line.kind(), line.targets());
        List<Hindrance> why = destruction.hindrances(extent, line.ground(), rights.today());
        if (!why.isEmpty()) {
            kept.put(line.proposal(), why);
            return false;
        }
        Map<String, Object> gone = destruction.erase(extent);
        if (gone.isEmpty()) {
            return false;
        }
        list.toSweep();
        UUID act = Ids.next();
        journal.append(new Act(act, access.now(), Actor.system(line.organ()), DONE, line.targets(),
            line.ground().basis(), WHAT, Map.of("proposal", line.proposal().toString(), "first",
                line.at().toString(), "gone", gone, "bodies", bodies(extent)), false));
        known.ifPresent(proposal -> proposals.carry(proposal.act(), act, access.now()));
        return true;
    }

    /** What was carried out and may still lie in the database's files. */
    public List<UUID> unswept() {
        return approved().stream().filter(one -> one.carriedBy() != null).map(Proposal::act).toList();
    }

    /** Whether the database's files have to be rewritten. */
    public boolean isUnswept() {
        return list.isUnswept() || !unswept().isEmpty();
    }

    /** The database's files were rewritten after these, and whatever was erased again. */
    public void swept(List<UUID> carried) {
        list.swept();
        access.asSystem(() -> {
            proposals.swept(carried, access.now());
            return true;
        });
    }

    /** Why something is kept, and until when, as people read it. */
    public static String words(Texts texts, Language language, Hindrance why) {
        LocalDate day = why.until();
        String until = day == null ? "" : " " + texts.get(language, "erasure.until", DAY.format(day));
        String basis = why.basis().isEmpty() ? "" : " (" + String.join(", ", why.basis()) + ")";
        return texts.get(language, "erasure.hindrance." + why.code(), why.what()) + until + basis;
    }

    private void append(Proposal proposal, UUID act, Actor by, String type, Map<String, Object> more) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("kind", proposal.kind().code());
        body.put("ground", proposal.ground().code());
        body.put("reference", proposal.reference());
        body.putAll(more);
        Instant now = access.now();
        journal.append(new Act(act, now, by, type, proposal.targets(), proposal.ground().basis(), WHAT, body,
            false));
    }
}
