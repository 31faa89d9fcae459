package divan.messages;

import divan.database.RowIdentity;
import divan.database.Transactions;
import divan.journal.Act;
import divan.journal.Actor;
import divan.journal.Journal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Hands over one e-mail at a time. Its row stays locked meanwhile, so that no second program hands over the
 * same one, and one connection of the pool is held; if the program dies in between, the e-mail is handed over
 * again.
 */
@Component
class Postman {
    /** So long an e-mail is tried (RFC 5321, 4.5.4.1: four to five days; people are better told earlier). */
    static final Duration PATIENCE = Duration.ofDays(3);
    private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);
    private static final String UNDELIVERABLE = "message.undeliverable";
    private static final Logger LOG = LoggerFactory.getLogger(Postman.class);

    /** What a step found: nothing due, one e-mail done with, or a server that is away. */
    enum Step { IDLE, DONE, AWAY }

    private final Outbox outbox;
    private final Messages messages;
    private final MailPaper paper;
    private final Carrier carrier;
    private final Journal journal;
    private final Transactions transactions;
    private final Clock clock;

    Postman(Outbox outbox, Messages messages, MailPaper paper, Carrier carrier, Journal journal,
            Transactions transactions, Clock clock) {
        this.outbox = outbox;
        this.messages = messages;
        this.paper = paper;
        this.carrier = carrier;
        this.journal = journal;
        this.transactions = transactions;
        this.clock = clock;
    }

    Step step() {
        return transactions.as(RowIdentity.SYSTEM,
            () -> outbox.claim(clock.instant()).map(this::handOver).orElse(Step.IDLE));
    }

    private Step handOver(Message message) {
        Optional<EmailAddress> to = message.address() == null ? messages.address(message.party())
            : EmailAddress.of(message.address());
        Delivery delivery = to.map(address -> carrier.carry(paper.write(message, address,
            outbox.chosen(message.party()).languages()))).orElse(new Delivery.Never("no-address"));
        Instant now = clock.instant();
        switch (delivery) {
            case Delivery.Taken taken -> outbox.left(message.id(), now);
            case Delivery.Later later -> putOff(message, later.reason(), now);
            case Delivery.Away away -> putOff(message, away.reason(), now);
            case Delivery.Never never -> giveUp(message, never.reason(), now);
        }
        return delivery instanceof Delivery.Away away ? away(away) : Step.DONE;
    }

    private static Step away(Delivery.Away away) {
        LOG.warn("The mail server takes nothing now ({}); e-mails wait", away.reason());
        return Step.AWAY;
    }

    private void putOff(Message message, String reason, Instant now) {
        if (now.isAfter(message.asked().plus(PATIENCE))) {
            giveUp(message, reason, now);
        } else {
            outbox.putOff(message.id(), now.plus(pause(message.attempts())), reason);
        }
    }

    /** One minute, two, four … up to an hour. */
    static Duration pause(int attempts) {
        Duration doubled = FIRST_PAUSE.multipliedBy(1L << Math.min(attempts, 10));
        return doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
    }

    /** That somebody could not be told is an act: the organ has to reach them another way. */
    private void giveUp(Message message, String reason, Instant now) {
        outbox.giveUp(message.id(), now, reason);
        journal.append(Act.of(now, Actor.system(message.organ()),
            UNDELIVERABLE, message.subjects(), List.of(), "casework",
            Map.of("message", message.id().toString(), "kind", message.kind(), "reason", reason, "because",
            message.act().toString())));
    }
}
