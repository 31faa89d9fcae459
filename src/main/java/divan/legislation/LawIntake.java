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
import divan.kernel.Violation;
import divan.lawtext.Flaw;
import divan.lawtext.LawFile;
import divan.lawtext.LawFolder;
import divan.organisation.OfficeRight;
import divan.organisation.Organisation;
import divan.web.Caller;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/**
 * Laws that officials take in. One brings the text as published and sees what was found in it; a good text is
 * proposed by an act, and becomes a version of the law when a second official approves. A text with a grave
 * flaw is refused and kept nowhere.
 */
@Component
public class LawIntake {
    /** Functions of posts. */
    public static final String BRING = "law.bring";
    public static final String APPROVE = "law.approve";
    static final String PROPOSED = "law.proposed";
    static final String RETURNED = "law.returned";
    static final String TAKEN_BACK = "law.taken-back";
    private static final String PURPOSE = "law-keeping";
    private static final Duration CHECKED = Duration.ofDays(1);
    private static final int SHORTEST_REASON = 3;
    private static final int LONGEST_REASON = 1000;

    /**
     * What somebody brought.
     *
     * @param text bytes of the consolidated text, {@code metin.md} of a folder
     * @param facts bytes of {@code ustveri.json}, or empty: then the text's own header tells
     * @param since the day from which the text is to count; null where none was typed
     */
    record Brought(byte[] text, byte[] facts, @Nullable LocalDate since, String reason) {
    }

    /** @param draft under which a good text was kept; null where something is wrong */
    record Checked(@Nullable LawFile file, List<Violation> violations, @Nullable UUID draft) {
    }

    private final LawDrafts drafts;
    private final LawVersions versions;
    private final Consolidation consolidation;
    private final OfficeRight rights;
    private final Journal journal;
    private final Transactions transactions;
    private final Clock clock;

    LawIntake(LawDrafts drafts, LawVersions versions, Consolidation consolidation, OfficeRight rights,
            Journal journal, Transactions transactions, Clock clock) {
        this.drafts = drafts;
        this.versions = versions;
        this.consolidation = consolidation;
        this.rights = rights;
        this.journal = journal;
        this.transactions = transactions;
        this.clock = clock;
    }

    boolean may(Caller caller, String function) {
        return rights.may(caller, function);
    }

    /** Reads what was brought; only a text without a grave flaw is kept, for whoever brought it. */
    Checked check(Caller caller, Brought brought) {
        rights.chain(caller, BRING);
        List<Violation> wrong = new ArrayList<>();
        if (brought.since() == null || brought.since().isAfter(rights.today().plusYears(1))) {
            wrong.add(Violation.of("law-since", "since"));
        }
        wrong.addAll(wrongReason(brought.reason()));
        if (brought.text().length == 0) {
            wrong.add(Violation.of("law-file", "file"));
            return new Checked(null, wrong, null);
        }
        LawFile file = LawFolder.of(brought.text(), brought.facts());
        long grave = file.flaws().stream().filter(Flaw::isGrave).count();
        if (grave > 0) {
            wrong.add(Violation.of("norm-text-grave", "file", grave));
        }
        if (!wrong.isEmpty()) {
            return new Checked(file, wrong, null);
        }
        LocalDate since = Objects.requireNonNull(brought.since());
        return transactions.as(RowIdentity.SYSTEM, () -> {
            List<Violation> late = following(file.number(), file.sha256(), since);
            return new Checked(file, late,
                late.isEmpty() ? kept(caller, file, since, brought.reason()) : null);
        });
    }

    private UUID kept(Caller caller, LawFile file, LocalDate since, String reason) {
        LawDraft draft = new LawDraft(Ids.next(), rights.own(caller).number(),
            Objects.requireNonNull(caller.person()), file.number(), file.title(),
            Objects.requireNonNull(file.text()).source(), file.facts(), file.sha256(), since, reason, now(),
            caller.heldPost(), null, null);
        drafts.add(draft, now().minus(CHECKED));
        return draft.id();
    }

    /** A version follows the one before it, in its days as in its words. */
    private List<Violation> following(String law, String sha256, LocalDate since) {
        Optional<LawVersion> before = versions.latest(law);
        if (before.isPresent() && before.get().sha256().equals(sha256)) {
            return List.of(Violation.of("law-same", "file", law));
        }
        return before.filter(one -> since.isBefore(one.since())).map(one -> List.of(
            Violation.of("law-before-latest", "since", one.since()))).orElse(List.of());
    }

    /** @throws Failure CONFLICT where it is proposed already, or another text of the law waits */
    void propose(Caller caller, UUID id) {
        List<String> chain = rights.chain(caller, BRING);
        transactions.run(RowIdentity.SYSTEM, () -> {
            versions.lock();
            LawDraft draft = open(caller, id);
            List<Violation> wrong = following(draft.law(), draft.sha256(), draft.since());
            if (!wrong.isEmpty()) {
                throw Failure.invalid(wrong);
            }
            UUID act = Ids.next();
            append(caller, chain, act, PROPOSED, draft, body(draft));
            try {
                if (!drafts.propose(id, act)) {
                    throw Failure.conflict("law-proposed");
                }
            } catch (DuplicateKeyException e) {
                throw Failure.conflict("law-open-already");
            }
        });
    }

    private void append(Caller caller, List<String> chain, UUID act, String type, LawDraft draft,
            Map<String, Object> body) {
        journal.append(new Act(act, now(), caller.actor(chain), type,
            List.of(Organisation.subject(draft.organ())), List.of(Consolidation.BASIS), PURPOSE, body,
            false));
    }

    private static Map<String, Object> body(LawDraft draft) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("law", draft.law());
        body.put("since", draft.since().toString());
        body.put("sha256", draft.sha256());
        body.put("reason", draft.reason());
        return body;
    }

    /**
     * Approves, returns or takes back. An approval is the act that takes the text in.
     *
     * @throws Failure FORBIDDEN where the proposer approves or returns, or another takes back; CONFLICT where
     *         it is decided; INVALID where a reason is missing or another text came meanwhile
     */
    void decide(Caller caller, UUID id, Verdict verdict, String answer) {
        List<String> chain = rights.chain(caller, verdict == Verdict.TAKEN_BACK ? BRING : APPROVE);
        transactions.run(RowIdentity.SYSTEM, () -> {
            versions.lock();
            LawDraft draft = open(caller, id);
            if (draft.proposal() == null) {
                throw Failure.notFound();
            }
            Act proposed = FourEyes.decidable(journal, draft.proposal(), PROPOSED, caller.person(), verdict);
            List<Violation> wrong = verdict == Verdict.RETURNED ? wrongReason(answer)
                : verdict == Verdict.APPROVED ? following(draft.law(), draft.sha256(), draft.since())
                : List.of();
            if (!wrong.isEmpty()) {
                throw Failure.invalid(wrong);
            }
            Decided decided = new Decided(verdict, now(), caller.heldPost(), answer, Ids.next());
            if (!drafts.decide(id, decided)) {
                throw Failure.conflict("norm-decided");
            }
            decided(caller, chain, draft, proposed, decided);
        });
    }

    private void decided(Caller caller, List<String> chain, LawDraft draft, Act proposed, Decided decided) {
        Map<String, Object> told = FourEyes.told(proposed, decided.answer());
        if (decided.verdict() == Verdict.APPROVED) {
            consolidation.take(read(draft), new Consolidation.Taking(decided.act(), caller.actor(chain),
                decided.at(), List.of(Organisation.subject(draft.organ())), draft.since(), told));
            return;
        }
        Map<String, Object> body = body(draft);
        body.putAll(told);
        append(caller, chain, decided.act(), decided.verdict() == Verdict.RETURNED ? RETURNED : TAKEN_BACK,
            draft, body);
    }

    /** What was found in the text that was brought. */
    static LawFile read(LawDraft draft) {
        return LawFolder.of(draft.source().getBytes(StandardCharsets.UTF_8), draft.facts());
    }

    private static List<Violation> wrongReason(String reason) {
        return reason.length() < SHORTEST_REASON || reason.length() > LONGEST_REASON
            ? List.of(Violation.of("norm-reason", "reason")) : List.of();
    }

    /** What the caller's organ proposed, and what waits first. */
    List<LawDraft> proposals(Caller caller) {
        return transactions.as(caller.rows(), () -> drafts.of(rights.own(caller).number()));
    }

    /** A proposal of the caller's organ; what is merely checked is seen by whoever brought it. */
    LawDraft open(Caller caller, UUID id) {
        return transactions.as(RowIdentity.SYSTEM, () -> drafts.find(id)
            .filter(draft -> draft.organ().equals(rights.own(caller).number()))
            .filter(draft -> draft.isProposed() || draft.person().equals(caller.person()))
            .orElseThrow(Failure::notFound));
    }

    boolean isOwn(Caller caller, LawDraft draft) {
        return draft.person().equals(caller.person());
    }

    private Instant now() {
        return clock.instant();
    }
}
