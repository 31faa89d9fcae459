package divan.inquiries;

import divan.access.Access;
import divan.access.Administrators;
import divan.access.Disclosure;
import divan.clients.Client;
import divan.clients.Clients;
import divan.clients.Protocol;
import divan.clients.ProtocolUse;
import divan.journal.Act;
import divan.journal.Actor;
import divan.journal.Journal;
import divan.kernel.Failure;
import divan.kernel.Turkish;
import divan.legislation.Parameters;
import divan.policy.Rulebook;
import divan.registers.Entry;
import divan.registers.Registers;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Gives an institution's program what a protocol with it says, and records that it did. */
@Component
public class Inquiries {
    private static final String SCHEME = "identity-number";
    private static final String PARAMETER = "inquiries.misses-a-day";
    /** Where no pack says anything. */
    private static final int MISSES = 100;

    private final ProtocolUse use;
    private final Clients clients;
    private final Registers registers;
    private final Disclosure disclosure;
    private final Access access;
    private final Journal journal;
    private final Parameters parameters;

    Inquiries(ProtocolUse use, Clients clients, Registers registers, Disclosure disclosure, Access access,
            Journal journal, Parameters parameters) {
        this.use = use;
        this.clients = clients;
        this.registers = registers;
        this.disclosure = disclosure;
        this.access = access;
        this.journal = journal;
        this.parameters = parameters;
    }

    /**
     * @throws Failure FORBIDDEN where no protocol of that number holds today or it does not give that;
     * TOO_MANY where its quota is used up; NOT_FOUND where nobody has that number, and alike where there is
     * nothing of them
     */
    Answer ask(Client client, Inquiry inquiry) {
        Instant now = access.now();
        LocalDate today = LocalDate.ofInstant(now, Turkish.ZONE);
        Inquiry.Asked asked = inquiry.checked(today);
        return access.asSystem(() -> answered(client, asked, now, today)).orElseThrow(Failure::notFound);
    }

    /** What misses is counted, and commits like what is answered. */
    private Optional<Answer> answered(Client client, Inquiry.Asked asked, Instant now, LocalDate today) {
        if (clients.find(client.id()).filter(still -> still.turn() == client.turn()).isEmpty()) {
            throw new Failure(Failure.Kind.SIGN_IN); // stopped since it was let in
        }
        Protocol protocol = use.standing(client.id(), asked.protocol(), today)
            .orElseThrow(() -> Failure.forbidden("inquiry-protocol"));
        Set<String> fields = use.given(protocol, asked.register(), asked.purpose());
        if (fields.isEmpty()) {
            throw Failure.forbidden("inquiry-not-agreed");
        }
        use.take(protocol, now);
        Optional<Answer> answer = disclosure.party(() -> registers.party(SCHEME, asked.number(), today))
            .map(party -> read(party, client, protocol, asked, fields))
            .or(() -> missed(client, protocol, asked, now))
            .filter(read -> !read.rows().isEmpty());
        long misses = use.count(protocol, asked.purpose(), today, answer.isPresent());
        if (answer.isEmpty() && misses >= most(today)) {
            stop(client, misses, now);
        }
        return answer;
    }

    private Answer read(UUID party, Client client, Protocol protocol, Inquiry.Asked asked,
            Set<String> fields) {
        Disclosure.Given<List<Entry>> given = disclosure.of(party, Rulebook.register(asked.register()),
            new Disclosure.To(client.terms().organ(), asked.purpose(), protocol.provisions(),
                told(client, protocol, asked, fields)),
            () -> registers.on(asked.register(), party, asked.day()).stream()
                .map(row -> row.only(fields)).toList());
        return new Answer(given.act(), asked.day(), given.value());
    }

    /** An act as well: from how the public ledger grows nobody learns whether somebody is known. */
    private Optional<Answer> missed(Client client, Protocol protocol, Inquiry.Asked asked, Instant now) {
        journal.append(Act.of(now, Actor.system(client.terms().organ()),
            "inquiry.missed", List.of(client.id()), protocol.provisions(), asked.purpose(),
            Map.of("client", client.id().toString(), "protocol", protocol.number())));
        return Optional.empty();
    }

    private static Map<String, Object> told(Client client, Protocol protocol, Inquiry.Asked asked,
            Set<String> fields) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("client", client.id().toString());
        told.put("protocol", protocol.number());
        told.put("register", asked.register());
        told.put("fields", List.copyOf(new TreeSet<>(fields)));
        told.put("reference", asked.reference());
        return told;
    }

    private int most(LocalDate day) {
        return parameters.number(PARAMETER, day, 1, MISSES);
    }

    /** Whoever asks about so many whom we do not know is looking for people; two let it ask again. */
    private void stop(Client client, long misses, Instant now) {
        if (clients.stop(client.id())) {
            journal.append(Act.of(now, Actor.system(), "client.stopped", List.of(client.id()),
                List.of(Administrators.BASIS), Administrators.FUNCTION, Map.of("client",
                    client.id().toString(), "cause", "misses", "misses", misses)));
        }
    }
}
