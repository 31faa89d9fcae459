package divan.access;

import divan.database.RowIdentity;
import divan.database.Transactions;
import divan.journal.Actor;
import divan.kernel.Ids;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.apache.commons.codec.binary.Base32;
import org.springframework.context.ApplicationContext;

/** Real people of the tests: added, invited by a link, enrolled with a password and an authenticator app. */
public final class Entrant {
    public static final String PASSWORD = "sarı at fener kırk yosun";
    private final ApplicationContext program;
    private final Transactions transactions;

    public Entrant(ApplicationContext program) {
        this.program = program;
        this.transactions = program.getBean(Transactions.class);
    }

    /** Somebody with their app's secret. */
    public record Enrolled(UUID person, String login, byte[] secret, List<String> recoveryCodes,
            String session) {
        /** What the app shows so many steps of thirty seconds from then. */
        public String code(Instant at, int steps) {
            return Totp.code(secret, Totp.step(at) + steps);
        }
    }

    public Instant now() {
        return program.getBean(Clock.class).instant();
    }

    public UUID added(String login, String name) {
        return transactions.as(RowIdentity.SYSTEM, () -> {
            UUID person = Ids.next();
            program.getBean(People.class).add(person, login, name, Actor.system(), Administrators.BASIS,
                "test", now());
            return person;
        });
    }

    public String link(UUID person) {
        return transactions.as(RowIdentity.SYSTEM, () -> program.getBean(Links.class).make(person, now()));
    }

    /** The code used is that of the step before, so that the present one is still good. */
    public Enrolled enrolled(String login) {
        return keys(added(login, "Deneme Kişisi " + login));
    }

    /** Somebody who is there chooses a password and an app. */
    public Enrolled keys(UUID person) {
        Enrolment enrolment = program.getBean(Enrolment.class);
        String entrance = enrolment.choose(link(person), "", "", PASSWORD).entrance();
        Enrolment.Pending pending = enrolment.pending(entrance).orElseThrow();
        byte[] secret = pending.secret();
        Enrolment.Finished done =
            enrolment.byApp(entrance, Totp.code(secret, Totp.step(now()) - 1)).orElseThrow();
        return new Enrolled(person, pending.login(), secret, done.recoveryCodes(), done.session());
    }

    /** The code for the secret that the page of set-up writes in letters. */
    public static String code(String written, Instant at) {
        return Totp.code(new Base32().decode(written.replace(" ", "")), Totp.step(at));
    }

    /** Somebody to whom a certificate is bound, as if they had come back with it. */
    public void withCertificate(UUID person) {
        Passages passages = program.getBean(Passages.class);
        CertificateWay way = program.getBean(CertificateWay.class);
        String ticket = Sessions.random(32);
        byte[] seen = Sessions.hash(ticket);
        transactions.run(RowIdentity.SYSTEM, () -> {
            setOut(ticket);
            passages.claim(ticket, now());
            passages.judged(ticket, "code " + ticket, new Passages.Judged("", person, true,
                new Passages.Seen(seen, seen, true, "Ara TEST",
                    now().truncatedTo(ChronoUnit.SECONDS))), now());
        });
        way.comeBack("code " + ticket, java.util.Optional.of(ticket), java.util.Optional.empty());
    }

    private void setOut(String ticket) {
        program.getBean(Passages.class).open(ticket, new Passages.Passage(Passages.Purpose.SIGN_IN,
            Sessions.hash(ticket), null, ""), now());
    }

    public void leaveSomethingInEveryTable() {
        Enrolled somebody = enrolled("rows-" + Ids.next().toString().substring(24));
        transactions.run(RowIdentity.SYSTEM, () -> {
            Instant now = now();
            program.getBean(Credentials.class).add(new Credentials.Passkey(Passkeys.challenge(),
                somebody.person(), new byte[] {1}, 0, "test", now));
            program.getBean(Entrances.class).open(Sessions.random(32),
                Entrances.Entrance.passed(somebody.person()), now);
            setOut(Sessions.random(32));
            program.getBean(Newcomers.class).bind("https://elsewhere.example", Ids.next().toString(),
                Ids.next(), "Deneme Kişisi", now);
        });
        withCertificate(somebody.person());
    }
}
