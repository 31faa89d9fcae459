package divan.access;

import divan.database.RowIdentity;
import divan.database.Transactions;
import divan.journal.Act;
import divan.journal.FourEyes;
import divan.journal.Journal;
import divan.kernel.Failure;
import divan.kernel.Turkish;
import divan.kernel.Violation;
import divan.policy.HiddenPurposes;
import divan.policy.Hiding;
import divan.web.Caller;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Reads that a law hides from the person for a time. Such a read is an act as every other; row-level security
 * of the acts keeps it from the person until the day it says, wherever they ask. One official ends the hiding
 * sooner; extending it is proposed by one and approved by another, never beyond the longest time.
 */
@Component
class HiddenReads {
    static final String FUNCTION = "reads.hidden";
    static final String ENDED = "access.hiding-ended";
    static final String PROPOSED = "access.hiding-extension-proposed";
    static final String EXTENDED = "access.hiding-extended";
    static final String RETURNED = "access.hiding-extension-returned";
    /** In the body of a read: the first day on which the person sees it. */
    static final String UNTIL = "hiddenUntil";
    private static final int LONGEST = 2000;
    private static final int MOST = 200;

    private final HiddenReadRows rows;
    private final HiddenPurposes purposes;
    private final Journal journal;
    private final Transactions transactions;
    private final Clock clock;

    HiddenReads(HiddenReadRows rows, HiddenPurposes purposes, Journal journal, Transactions transactions,
            Clock clock) {
        this.rows = rows;
        this.purposes = purposes;
        this.journal = journal;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Appends an act of reading, hidden where its purpose is. In the transaction of the read. */
    UUID append(Act read) {
        Optional<Hiding> hiding = purposes.of(read.purpose());
        if (hiding.isEmpty()) {
            return journal.append(read);
        }
        LocalDate since = LocalDate.ofInstant(read.at(), Turkish.ZONE);
        LocalDate until = since.plusDays(hiding.get().days());
        Map<String, Object> body = new HashMap<>(read.body());
        body.put(UNTIL, until.toString());
        UUID act = journal.append(new Act(read.id(), read.at(), read.actor(), read.type(), read.subjects(),
            read.basis(), read.purpose(), body, false));
        rows.add(new HiddenReadRows.Row(act, read.purpose(), read.actor().organ(), since, until, null));
        return act;
    }

    /** What is hidden today, what is shown next first. */
    List<HiddenRead> hidden(Caller caller) {
        return transactions.as(caller.rows(), () -> rows.hidden(today(), MOST)).stream()
            .map(row -> transactions.as(RowIdentity.SYSTEM, () -> shown(row))).toList();
    }

    private HiddenRead shown(HiddenReadRows.Row row) {
        Instant at = journal.find(row.act()).map(Act::at).orElseThrow();
        return new HiddenRead(row.act(), at, row.purpose(), row.organ(), row.since(), row.until(),
            row.endedBy(), proposal(row.act()).map(act -> new HiddenRead.Extension(act.id(),
                LocalDate.parse(String.valueOf(act.body().get("until"))),
                String.valueOf(act.body().get("reason")), act.actor().person())).orElse(null));
    }

    /** The last proposal, unless it was decided. */
    private Optional<Act> proposal(UUID read) {
        List<Act> acts = journal.about(read);
        return acts.stream().filter(act -> act.type().equals(PROPOSED)).reduce((a, b) -> b)
            .filter(proposed -> acts.stream().noneMatch(act -> proposed.id().toString()
                .equals(String.valueOf(act.body().get("proposal")))));
    }

    /** From now on the person sees it. */
    List<Violation> end(Caller caller, UUID read, String reason) {
        List<Violation> wrong = wrong(reason);
        return !wrong.isEmpty() ? wrong : done(caller, read, row -> {
            Act act = act(caller, ENDED, read, Map.of("reason", reason.strip()));
            journal.append(act);
            rows.end(read, act.id());
            return List.of();
        });
    }

    /** Proposes that it stays hidden for longer; another official decides. */
    List<Violation> propose(Caller caller, UUID read, @Nullable LocalDate until, String reason) {
        return done(caller, read, row -> {
            List<Violation> wrong = new ArrayList<>(wrong(reason));
            LocalDate last = latest(row);
            if (until == null || !until.isAfter(row.until()) || until.isAfter(last)) {
                wrong.add(Violation.of("hiding-until", "until", row.until().plusDays(1), last));
            } else if (transactions.as(RowIdentity.SYSTEM, () -> proposal(read)).isPresent()) {
                wrong.add(Violation.of("hiding-proposed", "until"));
            }
            if (wrong.isEmpty()) {
                journal.append(act(caller, PROPOSED, read, Map.of("until", String.valueOf(until), "reason",
                    reason.strip())));
            }
            return wrong;
        });
    }

    /** The longest that the law of the pack allows for this purpose, from the day of the read. */
    private LocalDate latest(HiddenReadRows.Row row) {
        return purposes.of(row.purpose()).map(hiding -> row.since().plusDays(hiding.longestDays()))
            .orElse(row.until());
    }

    /**
     * Decides on what another official proposed.
     *
     * @throws Failure FORBIDDEN for whoever proposed; CONFLICT where nothing is proposed
     */
    List<Violation> decide(Caller caller, UUID read, boolean approve, String reason) {
        List<Violation> wrong = wrong(reason);
        return !wrong.isEmpty() ? wrong : done(caller, read, row -> {
            Act proposed = transactions.as(RowIdentity.SYSTEM, () -> proposal(read))
                .orElseThrow(() -> Failure.conflict("hiding-not-proposed"));
            if (FourEyes.isOwn(proposed, caller.person())) {
                throw Failure.forbidden("hiding-own-proposal");
            }
            LocalDate until = LocalDate.parse(String.valueOf(proposed.body().get("until")));
            journal.append(act(caller, approve ? EXTENDED : RETURNED, read, Map.of("proposal",
                proposed.id().toString(), "until", until.toString(), "reason", reason.strip())));
            if (approve && (until.isAfter(latest(row)) || !rows.extend(read, until))) {
                throw Failure.conflict("hiding-not-proposed");
            }
            return List.of();
        });
    }

    private interface Change {
        List<Violation> of(HiddenReadRows.Row row);
    }

    /** What is shown already is hidden from nobody again. */
    private List<Violation> done(Caller caller, UUID read, Change change) {
        if (!caller.may(FUNCTION)) {
            throw new Failure(Failure.Kind.FORBIDDEN);
        }
        return transactions.as(caller.rows(), () -> change.of(rows.lock(read)
            .filter(row -> row.endedBy() == null && row.until().isAfter(today()))
            .orElseThrow(Failure::notFound)));
    }

    /** About the read alone: an act about the person would tell them. */
    private Act act(Caller caller, String type, UUID read, Map<String, Object> body) {
        Map<String, Object> told = new HashMap<>(body);
        told.put("read", read.toString());
        List<String> basis = rows.find(read).flatMap(row -> purposes.of(row.purpose()))
            .map(Hiding::provisions).orElse(List.of());
        return Act.of(clock.instant(), caller.actor(), type, List.of(read), basis, FUNCTION, told);
    }

    private static List<Violation> wrong(String reason) {
        return reason.isBlank() ? List.of(Violation.of("required", "reason"))
            : reason.length() > LONGEST ? List.of(Violation.of("too-long", "reason", LONGEST)) : List.of();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(Objects.requireNonNull(clock.instant()), Turkish.ZONE);
    }
}
