package divan.legislation;

import divan.database.RowIdentity;
import divan.database.Transactions;
import divan.journal.Act;
import divan.journal.FourEyes.Decided;
import divan.journal.FourEyes.Verdict;
import divan.journal.FourEyes;
import divan.journal.Journal;
import divan.kernel.Failure;
import divan.kernel.Ids;
import divan.kernel.Span;
import divan.kernel.Violation;
import divan.legislation.NormDraft.What;
import divan.organisation.OfficeRight;
import divan.organisation.Organ;
import divan.organisation.Organisation;
import divan.web.Caller;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/**
 * Norms that an organ puts into force without the Resmî Gazete. One official of the organ enters or ends a
 * norm, another one approves it or returns it with a reason; each step is an act, and nothing is visible
 * before the approval. What is internal is seen by officials of the organ and of the organs below it.
 */
@Component
public class NormEntry {
    /** Functions of posts. */
    public static final String ENTER = "norm.enter";
    public static final String APPROVE = "norm.approve";
    /** The act by which a norm is put into force. */
    static final String APPROVED = "norm.approved";
    /** The act by which it gets its last day. */
    static final String REPEALED = "norm.repealed";
    private static final String PROPOSED = "norm.proposed";
    private static final String PURPOSE = "law-keeping";
    private static final int SHORTEST_REASON = 3;
    private static final int LONGEST_REASON = 1000;

    private final NormDrafts drafts;
    private final NormBook book;
    private final NormEffects effects;
    private final OfficeRight rights;
    private final Journal journal;
    private final Transactions transactions;
    private final Clock clock;

    NormEntry(NormDrafts drafts, NormBook book, NormEffects effects, OfficeRight rights,
            Journal journal, Transactions transactions, Clock clock) {
        this.drafts = drafts;
        this.book = book;
        this.effects = effects;
        this.rights = rights;
        this.journal = journal;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** What an official typed, read and judged, and nothing done. */
    NormForm.Read check(Caller caller, Map<String, String> typed, byte[] brought) {
        right(caller, ENTER);
        return transactions.as(RowIdentity.SYSTEM, () -> {
            Organ organ = own(caller);
            NormForm.Read read = NormForm.read(nextId(organ), organ, typed, brought);
            List<Violation> wrong = new ArrayList<>(read.violations());
            if (read.norm() != null) {
                wrong.addAll(rank(read.norm()));
            }
            return new NormForm.Read(read.norm(), read.file(), wrong);
        });
    }

    /** Empty where something is wrong: ask {@link #check} what. */
    Optional<UUID> propose(Caller caller, Map<String, String> typed, byte[] brought) {
        List<String> chain = right(caller, ENTER);
        return transactions.as(RowIdentity.SYSTEM, () -> {
            effects.lock();
            NormForm.Read read = check(caller, typed, brought);
            if (read.norm() == null || read.file() == null || !read.violations().isEmpty()) {
                return Optional.empty();
            }
            NormDraft draft = new NormDraft(read.norm().act(), What.ENTERED, read.norm(),
                Objects.requireNonNull(read.file().text()).source(), read.file().sha256(), "", now(),
                caller.heldPost(), null);
            return Optional.of(proposed(caller, chain, draft));
        });
    }

    private UUID proposed(Caller caller, List<String> chain, NormDraft draft) {
        journal.append(new Act(draft.act(), draft.at(), caller.actor(chain), PROPOSED,
            List.of(Organisation.subject(draft.organ())), draft.norm().restsOn(), PURPOSE, body(draft),
            false));
        try {
            drafts.add(draft);
        } catch (DuplicateKeyException e) {
            throw Failure.conflict("norm-open-already");
        }
        return draft.act();
    }

    private static Map<String, Object> body(NormDraft draft) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("what", draft.what().name().toLowerCase(java.util.Locale.ROOT));
        body.put("norm", draft.norm().id());
        body.put("kind", draft.norm().kind().code());
        body.put("number", draft.norm().number());
        body.put("title", draft.norm().title());
        body.put("from", draft.norm().valid().from().toString());
        body.put("last", Objects.toString(draft.norm().valid().last(), ""));
        body.put("internal", draft.norm().internal());
        body.put("sha256", draft.sha256());
        body.put("reason", draft.reason());
        return body;
    }

    /** @param last the last day on which the norm is in force */
    UUID proposeEnd(Caller caller, String id, LocalDate last, String reason) {
        List<String> chain = right(caller, ENTER);
        return transactions.as(RowIdentity.SYSTEM, () -> {
            effects.lock();
            Norm norm = ofOrgan(caller, id);
            boolean standing = norm.valid().contains(last.plusDays(1)) && !last.isBefore(norm.valid().from());
            List<Violation> wrong = new ArrayList<>(wrongReason(reason));
            if (!standing) {
                wrong.add(Violation.of("norm-not-standing", "last", last));
            }
            if (!wrong.isEmpty()) {
                throw Failure.invalid(wrong);
            }
            Norm ended = new Norm(norm.id(), norm.kind(), norm.number(), norm.title(), norm.dated(), "",
                norm.organs(), norm.said(), norm.restsOn(), Span.of(norm.valid().from(), last),
                norm.internal(), true, Ids.next());
            return proposed(caller, chain, new NormDraft(ended.act(), What.REPEALED, ended, "", "", reason,
                now(), caller.heldPost(), null));
        });
    }

    /** A norm that the caller's organ entered, public or internal. */
    Norm ofOrgan(Caller caller, String id) {
        return transactions.as(RowIdentity.SYSTEM, () -> book.find(id)
            .or(() -> drafts.internal(id).map(NormDraft::norm))
            .filter(norm -> norm.organs().equals(List.of(own(caller).number())))
            .filter(norm -> norm.gazette().isEmpty()).orElseThrow(Failure::notFound));
    }

    /**
     * Approves, returns or takes back.
     *
     * @throws Failure FORBIDDEN where the proposer approves or returns, or another takes back; CONFLICT where
     *         it is decided; INVALID where a reason is missing or the law moved on meanwhile
     */
    void decide(Caller caller, UUID id, Verdict verdict, String answer) {
        List<String> chain = right(caller, verdict == Verdict.TAKEN_BACK ? ENTER : APPROVE);
        transactions.run(RowIdentity.SYSTEM, () -> {
            NormDraft draft = ofOrgan(caller, id);
            effects.lock();
            Act proposed = FourEyes.decidable(journal, id, PROPOSED, caller.person(), verdict);
            if (verdict == Verdict.RETURNED && !wrongReason(answer).isEmpty()) {
                throw Failure.invalid(wrongReason(answer));
            }
            Decided decided = new Decided(verdict, now(), caller.heldPost(), answer, Ids.next());
            if (!drafts.decide(id, decided)) {
                throw Failure.conflict("norm-decided");
            }
            decided(caller, chain, draft, proposed, decided);
        });
    }

    private void decided(Caller caller, List<String> chain, NormDraft draft, Act proposed, Decided decided) {
        boolean ends = draft.what() == What.REPEALED;
        String type = switch (decided.verdict()) {
            case APPROVED -> ends ? REPEALED : APPROVED;
            case RETURNED -> "norm.returned";
            case TAKEN_BACK -> "norm.taken-back";
        };
        Map<String, Object> body = new LinkedHashMap<>(body(draft));
        body.putAll(FourEyes.told(proposed, decided.answer()));
        journal.append(new Act(decided.act(), decided.at(), caller.actor(chain), type,
            List.of(Organisation.subject(draft.organ())), draft.norm().restsOn(), PURPOSE, body, false));
        if (decided.verdict() == Verdict.APPROVED) {
            List<Violation> wrong = ends ? List.of() : rank(draft.norm());
            if (!wrong.isEmpty()) {
                throw Failure.invalid(wrong);
            }
            effects.of(draft, decided.act());
        }
    }

    private List<Violation> rank(Norm norm) {
        return NormRank.wrong(norm, address -> book.footing(address, norm.valid().from(),
            drafts.internal(address.split("/", 2)[0]).map(NormDraft::norm)));
    }

    private static List<Violation> wrongReason(String reason) {
        return reason.length() < SHORTEST_REASON || reason.length() > LONGEST_REASON
            ? List.of(Violation.of("norm-reason", "reason")) : List.of();
    }

    /** What the caller's organ proposed, and what waits first. */
    List<NormDraft> proposals(Caller caller) {
        return transactions.as(caller.rows(), () -> drafts.of(own(caller).number()));
    }

    private NormDraft ofOrgan(Caller caller, UUID id) {
        return drafts.find(id).filter(draft -> draft.organ().equals(own(caller).number()))
            .orElseThrow(Failure::notFound);
    }

    /** A proposal of the caller's organ; an internal norm in force also for the organs below. */
    NormDraft open(Caller caller, UUID id) {
        return transactions.as(RowIdentity.SYSTEM, () -> drafts.find(id)
            .filter(draft -> draft.organ().equals(own(caller).number()) || draft.what() == What.ENTERED
                && draft.isApproved() && isBound(caller, draft.organ())).orElseThrow(Failure::notFound));
    }

    boolean isOwn(Caller caller, NormDraft draft) {
        return transactions.as(RowIdentity.SYSTEM, () -> FourEyes.isOwn(FourEyes.proposed(journal,
            draft.act(), PROPOSED), caller.person()));
    }

    /** Internal norms of an organ that the caller may read and that stand on a day. */
    List<Norm> internal(Caller caller, String organ, LocalDate day) {
        boolean bound = caller.isOfficial() && (own(caller).number().equals(organ) || isBound(caller, organ));
        return bound ? transactions.as(RowIdentity.SYSTEM, () -> drafts.internal(organ, day)) : List.of();
    }

    /** Whether the organ stands above the caller's. */
    private boolean isBound(Caller caller, String organ) {
        return book.above(own(caller).number(), today()).stream().anyMatch(above ->
            above.number().equals(organ));
    }

    private String nextId(Organ organ) {
        String prefix = organ.number() + "-" + today().getYear() + "-";
        return prefix + (drafts.count(prefix) + 1);
    }

    private Organ own(Caller caller) {
        return rights.own(caller);
    }

    boolean may(Caller caller, String function) {
        return rights.may(caller, function);
    }

    private List<String> right(Caller caller, String function) {
        return rights.chain(caller, function);
    }

    private Instant now() {
        return clock.instant();
    }

    private LocalDate today() {
        return rights.today();
    }
}
