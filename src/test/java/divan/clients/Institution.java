package divan.clients;

import static org.assertj.core.api.Assertions.assertThat;

import divan.access.Access;
import divan.administration.Administration;
import divan.administration.Administration.Outcome;
import divan.casework.Bureau;
import divan.demo.Sundial;
import divan.journal.Act;
import divan.journal.Journal;
import divan.kernel.Failure;
import divan.web.Caller;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An institution that two administrators let in, and its keys. */
public final class Institution {
    private static final AtomicInteger NUMBER = new AtomicInteger();
    final ApplicationContext program;
    final Administration administration;
    final Clients clients;
    final Access access;
    final Caller first;
    final Caller second;
    final String name = "Deneme programı " + NUMBER.incrementAndGet();

    /** On the first day of the tests. */
    public Institution(ApplicationContext program) {
        Bureau bureau = Bureau.opened(program);
        this.program = program;
        administration = program.getBean(Administration.class);
        clients = program.getBean(Clients.class);
        access = program.getBean(Access.class);
        first = bureau.official("administrator");
        second = bureau.official("administrator-2");
    }

    /** @param fields names and values in turn, in the place of the usual ones */
    Map<String, String> typed(String type, String... fields) {
        Map<String, String> typed = new HashMap<>(Map.of("type", type, "reason", "Protokol 2026/4", "name",
            name, "organ", "90000001", "contact", "bilgi.islem@example.gov.tr", "purpose",
            "Evrak kayıt sisteminde muhatap kurumu göstermek", "per-minute", "100", "per-day", "1000", "last",
            Sundial.FIRST_DAY.plusYears(1).toString()));
        for (int i = 0; i < fields.length; i += 2) {
            typed.put(fields[i], fields[i + 1]);
        }
        return typed;
    }

    UUID proposed(Map<String, String> typed) {
        return ((Outcome.Proposed) administration.submit(first, typed)).proposal();
    }

    public Client registered(int perMinute, int perDay) {
        UUID proposal = proposed(typed("client.registered", "per-minute", String.valueOf(perMinute),
            "per-day", String.valueOf(perDay)));
        assertThat(administration.decide(second, proposal, true)).isInstanceOf(Outcome.Done.class);
        return known().getLast();
    }

    List<Client> known() {
        return access.asSystem(() -> clients.all()).stream().filter(c -> c.terms().name().equals(name))
            .toList();
    }

    /** A key that the program knows. */
    String key(Client client, LocalDate last) {
        Outcome issued = administration.submit(first, typed("client.key.issued", "client",
            client.id().toString(), "last", last.toString()));
        settled(client.id());
        return ((Outcome.Issued) issued).key();
    }

    /** @param scopes codes with blanks between them */
    String limitedKey(Client client, String scopes) {
        Outcome issued = administration.submit(first, typed("client.key.issued", "client",
            client.id().toString(), "scopes", scopes));
        settled(client.id());
        return ((Outcome.Issued) issued).key();
    }

    public String key(Client client) {
        return key(client, client.terms().last());
    }

    IssuedKey issued(Client client) {
        return access.asSystem(() -> clients.keys(client.id())).getFirst();
    }

    void revoke(Client client) {
        assertThat(administration.submit(first, typed("client.key.revoked", "client", client.id().toString(),
            "key", issued(client).id().toString()))).isInstanceOf(Outcome.Done.class);
    }

    /** @param fields names and values in turn, in the place of the usual ones */
    Map<String, String> agreement(Client client, String... fields) {
        Map<String, String> typed = typed("protocol.agreed", "client", client.id().toString(), "number",
            "2026/" + NUMBER.incrementAndGet(), "provisions", "5510/100 6458/24/1", "purposes",
            "residence-permit.serve", "fields", "residence-permits/permit-number foreigners/province",
            "per-minute", "5", "per-day", "5", "first", Sundial.FIRST_DAY.toString());
        for (int i = 0; i < fields.length; i += 2) {
            typed.put(fields[i], fields[i + 1]);
        }
        return typed;
    }

    public Protocol agreed(Client client, String... fields) {
        UUID proposal = proposed(agreement(client, fields));
        assertThat(administration.decide(second, proposal, true)).isInstanceOf(Outcome.Done.class);
        return protocols(client).getFirst();
    }

    List<Protocol> protocols(Client client) {
        return access.asSystem(() -> clients.protocols(client.id()));
    }

    /** @param fields names and values in turn, in the place of the usual ones */
    Map<String, String> application(Client client, Protocol protocol, String... fields) {
        Map<String, String> typed = typed("client.application.set", "client", client.id().toString(),
            "protocol", protocol.id().toString(), "for-purpose", "residence-permit.serve", "redirects",
            "https://rp.example.gov.tr/back", "after-sign-out", "https://rp.example.gov.tr/bye",
            "back-channel", "", "level", "1");
        for (int i = 0; i < fields.length; i += 2) {
            typed.put(fields[i], fields[i + 1]);
        }
        return typed;
    }

    /** People may sign in to it. @param fields names and values in turn, in the place of the usual ones */
    public void opened(Client client, Protocol protocol, String... fields) {
        UUID proposal = proposed(application(client, protocol, fields));
        assertThat(administration.decide(second, proposal, true)).isInstanceOf(Outcome.Done.class);
    }

    /** @return codes of what is wrong with such an application */
    public List<String> refused(Client client, Protocol protocol, String... fields) {
        return administration.submit(first, application(client, protocol, fields)) instanceof Outcome.Invalid
            wrong ? wrong.violations().stream().map(divan.kernel.Violation::code).toList() : List.of();
    }

    public void closed(Client client) {
        assertThat(administration.submit(first, typed("client.application.ended", "client",
            client.id().toString()))).isInstanceOf(Outcome.Done.class);
    }

    public void end(Client client, Protocol protocol, java.time.LocalDate last) {
        assertThat(administration.submit(first, typed("protocol.ended", "client", client.id().toString(),
            "protocol", protocol.id().toString(), "last", last.toString()))).isInstanceOf(Outcome.Done.class);
    }

    /** Keys with which it proves itself from now on. */
    public void signsWith(Client client, String jwks) {
        UUID proposal = proposed(typed("client.keys.set", "client", client.id().toString(), "jwks", jwks));
        assertThat(administration.decide(second, proposal, true)).isInstanceOf(Outcome.Done.class);
    }

    /** @param fields {@code subject} or {@code certificate} with what it is */
    public void provesBy(Client client, String... fields) {
        Map<String, String> typed = typed("client.certificate.set", fields);
        typed.put("client", client.id().toString());
        assertThat(administration.decide(second, proposed(typed), true)).isInstanceOf(Outcome.Done.class);
    }

    public void stop(Client client) {
        assertThat(administration.submit(first, typed("client.stopped", "client", client.id().toString())))
            .isInstanceOf(Outcome.Done.class);
    }

    public boolean stopped(Client client) {
        return access.asSystem(() -> clients.find(client.id())).orElseThrow().isStopped();
    }

    public List<Act> history(Client client) {
        return administration.history(first, client.id());
    }

    public List<InquiryUse> use(Protocol protocol) {
        return access.asSystem(() -> clients.inquiries(protocol.id(), Sundial.FIRST_DAY));
    }

    /** Whether nothing is left of the day's quota for a program that starts now. */
    public boolean usedUpAfterAStart(Protocol protocol) {
        ProtocolUse anew = new ProtocolUse(program.getBean(JdbcClient.class),
            program.getBean(Protocols.class), program.getBean(Offer.class));
        return access.asSystem(() -> {
            try {
                anew.take(protocol, access.now());
                return false;
            } catch (Failure e) {
                return true;
            }
        });
    }

    private void asked(Client client) {
        access.asSystem(() -> program.getBean(ProtocolUse.class).count(protocols(client).getFirst(), "x",
            Sundial.FIRST_DAY, true));
    }

    private void provedItself(Client client) {
        Prover prover = new Prover(8080, client.id(), Prover.curve("a"));
        signsWith(client, Prover.set(prover.key));
        Tokens tokens = program.getBean(Tokens.class);
        access.asSystem(() -> {
            tokens.issue(client, null, access.now());
            return tokens.use(Assertion.read(prover.signed(prover.claims(access.now()).build()))
                .orElseThrow(), access.now());
        });
    }

    private void settled(UUID client) {
        Journal journal = program.getBean(Journal.class);
        UUID last = access.asSystem(() -> journal.about(client).getLast().id());
        assertThat(journal.await(KeyRing.FOLLOWER, last, Duration.ofSeconds(30))).isTrue();
    }

    /** A client, a key, a protocol and something used. */
    public void leaveSomething() {
        Client client = registered(10, 10);
        key(client);
        provesBy(client, "subject", "dns:api.example.gov.tr");
        opened(client, agreed(client));
        provedItself(client);
        asked(client);
        access.asSystem(() -> {
            program.getBean(ClientRows.class).used(issued(client).id(), new DayUse(Sundial.FIRST_DAY, 1, 0));
            return true;
        });
    }
}
