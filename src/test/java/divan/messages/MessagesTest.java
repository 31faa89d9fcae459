package divan.messages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.contentOf;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import divan.casework.Bureau;
import divan.database.RowIdentity;
import divan.database.Transactions;
import divan.demo.Sundial;
import divan.demo.World;
import divan.journal.Act;
import divan.journal.Actor;
import divan.journal.Journal;
import divan.kernel.IdentityNumber;
import divan.kernel.Span;
import divan.registers.Registers;
import divan.web.Caller;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** From an act to what somebody reads, over a real mail server. */
@World
class MessagesTest {
    @Autowired
    private ApplicationContext program;
    @Autowired
    private Messages messages;
    @Autowired
    private Outbox outbox;
    @Autowired
    private MailPaper paper;
    @Autowired
    private Journal journal;
    @Autowired
    private Registers registers;
    @Autowired
    private Transactions transactions;
    @Autowired
    private Sundial sundial;
    private Bureau bureau;
    private GreenMail mails;
    private Postman postman;

    @BeforeEach
    void open(@TempDir Path others) {
        bureau = Bureau.opened(program);
        takeAwayWhatEarlierTestsLeft(others);
        sundial.set(Sundial.FIRST_DAY);
        mails = new GreenMail(new ServerSetup(0, "127.0.0.1", "smtp"));
        mails.start();
        postman = by(smtp(new MailServer("127.0.0.1", mails.getSmtp().getPort(), null, false, false)));
    }

    /** The follower has told of everything before; then all that would ever be due is handed over. */
    private void takeAwayWhatEarlierTestsLeft(Path folder) {
        told(bureau.filed(bureau.applicant()));
        sundial.set(Sundial.FIRST_DAY.plusYears(3));
        Postman into = by(new Carrier.Folder(folder));
        while (into.step() != Postman.Step.IDLE) { } // one after the other
    }

    @AfterEach
    void close() {
        mails.stop();
    }

    private static SmtpCarrier smtp(MailServer server) {
        return new SmtpCarrier(server, null, new SmtpCarrier.Limits(Duration.ofSeconds(4),
            Duration.ofSeconds(2)), "divan.example.org", null);
    }

    private Postman by(Carrier carrier) {
        return new Postman(outbox, messages, paper, carrier, journal, transactions, sundial);
    }

    /** Somebody whose address the registers know. */
    private Caller somebody() {
        Caller caller = bureau.applicant();
        transactions.as(RowIdentity.SYSTEM, () -> registers.enter("contacts", party(caller), "",
            Map.of("email", address(caller)), Span.since(Sundial.FIRST_DAY), UUID.randomUUID()));
        return caller;
    }

    private static String address(Caller caller) {
        return "someone-" + caller.party() + "@example.org";
    }

    private void told(String no) {
        assertThat(journal.await(Announcer.NAME, bureau.lastAct(no), Duration.ofSeconds(60))).isTrue();
    }

    private static UUID party(Caller caller) {
        return Objects.requireNonNull(caller.party());
    }

    private List<Message> of(Caller caller) {
        return transactions.as(caller.rows(), () -> outbox.of(party(caller), 100, 0));
    }

    private void deliver() {
        while (postman.step() == Postman.Step.DONE) { } // one after the other
    }

    private List<MimeMessage> arrived(Caller caller) {
        return Stream.of(mails.getReceivedMessages()).filter(m -> to(m).equals(address(caller))).toList();
    }

    private static String to(MimeMessage message) {
        try {
            return message.getAllRecipients()[0].toString();
        } catch (MessagingException e) {
            throw new AssertionError(e);
        }
    }

    private UUID told(Caller caller, String kind) {
        UUID act = UUID.randomUUID();
        transactions.run(RowIdentity.SYSTEM, () -> messages.tell(telling(act, caller, kind)));
        return act;
    }

    private Telling telling(UUID act, Caller caller, String kind) {
        return new Telling(act, sundial.instant(), kind, party(caller), List.of(party(caller)), "92000006",
            List.of("2026-1", "2027-01-01"), "/cases/2026-1", false, null);
    }

    @Test
    void whoeverAppliedIsToldOnceAndInWords() throws Exception {
        Caller caller = somebody();
        String no = bureau.filed(caller);
        told(no);
        deliver();
        deliver();
        MimeMessage mail = arrived(caller).stream().reduce((a, b) -> {
            throw new AssertionError("told twice");
        }).orElseThrow();
        assertThat(mail.getSubject())
            .isEqualTo(no + " numaralı başvurunuz alındı / We have received your application " + no);
        String text = text(mail);
        assertThat(text).contains("En geç 20.02.2027 gününe kadar", "by 20 February 2027 at the latest",
            "/tr/cases/" + no, "/en/cases/" + no, "hiçbir süreyi başlatmaz")
            .contains("GÖSTERİM DÜNYASI");
        assertThat(of(caller)).singleElement().satisfies(m -> {
            assertThat(m.state()).isEqualTo("sent");
            assertThat(m.kind()).isEqualTo("case.filed");
        });
    }

    private static String subject(MimeMessage mail) {
        try {
            return mail.getSubject();
        } catch (MessagingException e) {
            throw new AssertionError(e);
        }
    }

    private static String text(MimeMessage mail) throws Exception {
        var parts = (jakarta.mail.internet.MimeMultipart) mail.getContent();
        return String.valueOf(parts.getBodyPart(0).getContent());
    }

    /** An e-mail is a postcard: whoever reads it learns neither who it is about nor what was decided. */
    @Test
    void noEmailSaysWhoOrWhatWasDecided() throws Exception {
        List<String> numbers = List.of(bureau.granted(), bureau.refused());
        numbers.forEach(this::told);
        deliver();
        List<String> decided = new ArrayList<>();
        for (MimeMessage mail : this.mails.getReceivedMessages()) {
            if (numbers.stream().anyMatch(no -> subject(mail).startsWith(no)
                    && subject(mail).contains("karar"))) {
                decided.add(text(mail).replaceAll("2026-[0-9]+", ""));
            }
        }
        assertThat(decided).hasSize(2).allMatch(decided.getFirst()::equals);
        Caller caller = somebody();
        for (Kinds.Kind kind : program.getBean(Kinds.class).all()) {
            told(caller, kind.id());
        }
        deliver();
        List<MimeMessage> mails = arrived(caller);
        assertThat(mails).hasSameSizeAs(program.getBean(Kinds.class).all());
        for (MimeMessage mail : mails) {
            assertThat(GreenMailUtil.getWholeMessage(mail)).doesNotContain(caller.name())
                .doesNotContainIgnoringCase("ikamet").doesNotContainIgnoringCase("residence")
                .doesNotContainIgnoringCase("reddedil").doesNotContainIgnoringCase("refused");
            assertThat(text(mail)).contains("hiçbir süreyi başlatmaz", "starts and stops no time limit");
        }
    }

    @Test
    void theLanguageAndTheSilenceThatSomebodyChoseAreKept() throws Exception {
        Caller caller = somebody();
        Choice english = new Choice("en", false);
        transactions.run(caller.rows(), () -> outbox.choose(party(caller), english, sundial.instant()));
        told(caller, "case.filed");
        told(caller, "case.decided");
        deliver();
        assertThat(arrived(caller)).singleElement().satisfies(mail -> {
            assertThat(mail.getSubject()).isEqualTo("Your application 2026-1 has been decided");
            assertThat(text(mail)).doesNotContain("Merhaba");
        });
        assertThat(of(caller)).filteredOn(m -> m.kind().equals("case.filed")).singleElement()
            .satisfies(m -> assertThat(m.trouble()).isEqualTo("not-wanted"));
    }

    @Test
    void withoutAnAddressItStandsOnThePageAlone() {
        UUID party = transactions.as(RowIdentity.SYSTEM, () -> registers.mint("identity-number",
            IdentityNumber.withCheckDigits("996000001"), LocalDate.of(2020, 1, 1), true, UUID.randomUUID()));
        Caller caller = new Caller(Caller.Kind.PERSON, UUID.randomUUID(), party, "", null, null, null);
        told(caller, "case.decided");
        deliver();
        assertThat(of(caller)).singleElement().satisfies(m -> {
            assertThat(m.state()).isEqualTo("none");
            assertThat(m.trouble()).isEqualTo("no-address");
        });
    }

    @Test
    void theSameActIsToldOnceHoweverOftenItIsSeen() {
        Caller caller = somebody();
        UUID act = UUID.randomUUID();
        for (int i = 0; i < 3; i++) {
            transactions.run(RowIdentity.SYSTEM, () -> messages.tell(telling(act, caller, "case.decided")));
        }
        assertThat(of(caller)).hasSize(1);
    }

    @Test
    void whatIsToldInATransactionThatFailsIsNotTold() {
        Caller caller = somebody();
        assertThatThrownBy(() -> transactions.run(RowIdentity.SYSTEM, () -> {
            messages.tell(telling(UUID.randomUUID(), caller, "case.decided"));
            throw new IllegalStateException("changed my mind");
        })).hasMessage("changed my mind");
        assertThat(of(caller)).isEmpty();
    }

    @Test
    void whatHappenedLongAgoIsNoNews() {
        Caller caller = somebody();
        Instant old = sundial.instant().minus(Postman.PATIENCE).minusSeconds(1);
        Act act = Act.of(old, Actor.system(), "case.decided", List.of(party(caller)), List.of(),
            "casework", Map.of("no", "2026-1"));
        program.getBean(Announcer.class).on(act, 1);
        assertThat(of(caller)).isEmpty();
    }

    @Test
    void anActToldOfToSubjectsThatAreNoPartiesIsToldToTheOthers() {
        Caller caller = somebody();
        Act act = Act.of(sundial.instant(), Actor.system(), "case.decided",
            List.of(UUID.randomUUID(), party(caller)), List.of(), "casework", Map.of());
        transactions.run(RowIdentity.SYSTEM, () -> program.getBean(Announcer.class).on(act, 1));
        assertThat(of(caller)).singleElement().satisfies(m -> {
            assertThat(m.page()).isEqualTo("/my/messages");
            assertThat(m.words()).containsExactly("–");
        });
    }

    @Test
    void aServerThatIsAwayIsTriedAgainWithGrowingPausesAndThenGivenUpByAnAct() throws Exception {
        Caller caller = somebody();
        told(caller, "case.decided");
        Postman in = by(smtp(new MailServer("127.0.0.1", closedPort(), null, false, false)));
        Duration last = Duration.ZERO;
        for (int i = 0; i < 5; i++) {
            assertThat(in.step()).isEqualTo(Postman.Step.AWAY);
            Message message = of(caller).getFirst();
            Duration pause = Duration.between(sundial.instant(), message.due());
            assertThat(pause).isGreaterThan(last);
            assertThat(message.trouble()).isEqualTo("connection");
            assertThat(in.step()).isEqualTo(Postman.Step.IDLE);
            sundial.set(Objects.requireNonNull(message.due()));
            last = pause;
        }
        sundial.set(Sundial.FIRST_DAY.plusDays(4));
        in.step();
        assertThat(of(caller).getFirst().state()).isEqualTo("given-up");
        assertThat(undeliverable(caller)).singleElement().satisfies(act -> {
            assertThat(act.actor().organ()).isEqualTo("92000006");
            assertThat(act.body()).containsEntry("reason", "connection")
                .containsEntry("kind", "case.decided");
        });
        assertThat(in.step()).isEqualTo(Postman.Step.IDLE);
    }

    private static int closedPort() throws Exception {
        try (RawServer raw = new RawServer((in, out) -> in.read())) {
            return raw.address().port();
        }
    }

    private List<Act> undeliverable(Caller caller) {
        return transactions.as(RowIdentity.SYSTEM, () -> journal.about(party(caller))).stream()
            .filter(act -> act.type().equals("message.undeliverable")).toList();
    }

    @Test
    void anAddressThatIsRefusedIsToldToTheOrganThatHasToReachThePersonAndToNoOther() throws Exception {
        Caller caller = somebody();
        told(caller, "case.decided");
        try (RawServer raw = RawServer.answering("RCPT", "550 no such user")) {
            assertThat(by(smtp(raw.address())).step()).isEqualTo(Postman.Step.DONE);
        }
        assertThat(undeliverable(caller)).hasSize(1);
        assertThat(undelivered("92000006")).extracting(Message::party).contains(caller.party());
        assertThat(undelivered("92000041")).extracting(Message::party).doesNotContain(caller.party());
    }

    private List<Message> undelivered(String organ) {
        return transactions.as(new RowIdentity("official", null, organ),
            () -> outbox.undelivered("92000006"));
    }

    @Test
    void twoPostmenDoNotHandOverTheSameEmail() throws Exception {
        Caller caller = somebody();
        told(caller, "case.decided");
        CountDownLatch called = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        try (RawServer slow = new RawServer((in, out) -> {
            called.countDown();
            go.await();
            RawServer.say(out, "421 not today");
        })) {
            Thread first = Thread.ofPlatform().start(() -> by(smtp(slow.address())).step());
            called.await();
            assertThat(postman.step()).isEqualTo(Postman.Step.IDLE);
            assertThat(arrived(caller)).isEmpty();
            go.countDown();
            first.join();
        }
        sundial.set(sundial.instant().plus(Duration.ofHours(2)));
        deliver();
        assertThat(arrived(caller)).hasSize(1);
    }

    @Test
    void aOneTimeLinkIsForgottenOnceTheEmailHasLeft() throws Exception {
        Caller caller = bureau.applicant();
        UUID party = party(caller);
        EmailAddress fresh = new EmailAddress("fresh-" + party + "@example.org");
        Telling secret = new Telling(UUID.randomUUID(), sundial.instant(), "case.decided", party,
            List.of(party), null, List.of("2026-1"), "/my/contact/geheim", true, fresh);
        transactions.run(RowIdentity.SYSTEM, () -> messages.tell(secret));
        deliver();
        MimeMessage mail = Stream.of(mails.getReceivedMessages()).filter(m -> to(m).equals(fresh.text()))
            .findFirst().orElseThrow();
        assertThat(text(mail)).contains("/tr/my/contact/geheim");
        assertThat(of(caller).getFirst().page()).isEmpty();
        assertThat(of(caller).getFirst().address()).isNull();
    }

    @Test
    void nobodySeesWhatOthersWereTold() {
        Caller caller = somebody();
        Caller other = somebody();
        told(caller, "case.decided");
        assertThat(of(caller)).hasSize(1);
        assertThat(transactions.as(other.rows(), () -> outbox.of(party(caller), 100, 0))).isEmpty();
        assertThat(transactions.as(RowIdentity.ANONYMOUS, () -> outbox.of(party(caller), 100, 0))).isEmpty();
    }

    @Test
    void inTheDemonstrationWorldAnEmailIsAFile(@TempDir Path folder) throws Exception {
        Caller caller = somebody();
        told(caller, "case.decided");
        Postman into = by(new Carrier.Folder(folder.resolve("mail")));
        while (into.step() != Postman.Step.IDLE) { } // until all are there
        try (Stream<Path> files = Files.list(folder.resolve("mail"))) {
            assertThat(files.filter(f -> contentOf(f.toFile()).contains(address(caller)))).singleElement()
                .satisfies(file -> assertThat(file.getFileName().toString())
                    .matches("20261122-070000-[0-9a-f-]{36}\\.eml"));
        }
    }
}
