package divan.casework;

import divan.documents.Documents;
import divan.kernel.Json;
import divan.kernel.Sha;
import divan.portal.OwnData;
import divan.web.Caller;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;

/**
 * Somebody of whom every field is a word that stands nowhere else, and who goes every way there is:
 * applies, is asked for documents and brings them, is decided about, corrected and served, disputes a
 * register, withdraws, leaves a draft, changes addresses, takes an export. Nothing is left open.
 */
public final class Remembered {
    public static final String FAMILY = "Gülzamanov";
    /** What they or others said of them; a Turkish letter in some, because encodings differ by those. */
    public static final List<String> WORDS = List.of("Ferhunde", FAMILY, "Şaklabanpınar", "QX7741932",
        "kayitdefteri1@example.org", "yenikutu2@example.org", "bekleyen3@example.org", "905061112233",
        "balkabagi-tapu", "yuklenenicerik77", "notdefteri88", "sorulansoru99", "cevaplanancevap11",
        "istenenbelge22", "nedengetirdim33", "gerigonderme44", "kararnedeni55", "duzeltmehatasi66",
        "itirazyazisi77", "itirazreddi88", "yarimtaslak99", "policeno12345", "kurumdosyasi77",
        "acildurumsozu12", "acildurumhukmu34", "okunmanedeni56", "gisebelgesi78");

    private final Bureau bureau;
    private final Colleagues people;
    private final Caller applicant;
    private final String no;
    private final String identity;
    private final String login;

    public Remembered(ApplicationContext program) {
        bureau = Bureau.opened(program);
        people = new Colleagues(bureau);
        applicant = bureau.applicant("Ferhunde " + FAMILY, Situations.merged(Situations.usual(),
            Map.of("person", Map.of("given", "Ferhunde", "family", FAMILY, "address",
                "Şaklabanpınar Sokağı 1 Çankaya Ankara", "passport-number", "QX7741932",
                "email", "kayitdefteri1@example.org", "phone",
                "905061112233"))));
        identity = bureau.access.asSystem(() -> bureau.registers.identity(party(),
            bureau.sundial.today())).orElseThrow();
        login = "applicant-" + applicant.name().substring(applicant.name().lastIndexOf(' ') + 1);
        contact(new OwnData(program));
        no = applied();
        among();
        documents();
        decided();
        disputed();
        withdrawn();
        draft();
        new OwnData(program).export(applicant);
    }

    public Caller applicant() {
        return applicant;
    }

    public UUID party() {
        return Objects.requireNonNull(applicant.party());
    }

    public String no() {
        return no;
    }

    /** Their words, and what was drawn for them. */
    public List<String> words() {
        return java.util.stream.Stream.concat(WORDS.stream(), java.util.stream.Stream.of(identity, login))
            .toList();
    }

    public String identity() {
        return identity;
    }

    public UUID caseId() {
        return bureau.stored(no).state().id();
    }

    private void contact(OwnData own) {
        own.confirmed(applicant, "yenikutu2@example.org", "+90 506 111 22 33");
        bureau.sundial.set(bureau.sundial.instant().plus(Duration.ofMinutes(5)));
        own.asked(applicant, "bekleyen3@example.org");
    }

    private static byte[] pdf() {
        return "%PDF-1.4\n% yuklenenicerik77\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n".getBytes(
            StandardCharsets.US_ASCII);
    }

    private Map<String, Object> answers() {
        Map<String, Object> answers = bureau.answers(applicant);
        answers.replaceAll((question, value) -> value instanceof Map<?, ?>
            ? bureau.applications.keep(applicant, "balkabagi-tapu-" + question + ".pdf", pdf(),
                List.of("pdf"), 10, question).answer() : value);
        answers.put("email", "kayitdefteri1@example.org");
        return answers;
    }

    private String applied() {
        UUID draft = bureau.applications.begin(applicant, Bureau.SERVICE);
        Map<String, Object> answers = answers();
        bureau.applications.open(applicant, draft).pages().forEach(page ->
            bureau.applications.answer(applicant, draft, page, Bureau.details(answers)));
        return ((Results.Filing.Filed) bureau.filing.file(applicant, draft)).no();
    }

    private static void taken(Results.Taking result) {
        if (!(result instanceof Results.Taking.Taken)) {
            throw new IllegalStateException(result.toString());
        }
    }

    /** What officials do among themselves. */
    private void among() {
        people.assign(people.official(), no, people.official(), "");
        taken(people.duties.note(people.official(), no, "Not: notdefteri88"));
        people.desk.save(people.official(), "Dosya", QueueFilter.of(Map.of("no", no)), false);
        List<String> files = people.opinions.files(people.official(), caseId()).stream()
            .map(upload -> upload.id().toString()).toList();
        Caller asked = bureau.official("head-entry-bans");
        taken(people.opinions.ask(people.official(), no, Objects.requireNonNull(asked.post()).organ(),
            "Soru: sorulansoru99", bureau.sundial.today().plusDays(9).toString(), files));
        UUID opinion = people.opinions.of(people.official(), caseId()).getLast().id();
        taken(people.opinions.give(asked, opinion, "Cevap: cevaplanancevap11"));
    }

    private void documents() {
        MissingDocuments missing = bureau.bean(MissingDocuments.class);
        taken(bureau.ask(no, List.of("means"), List.of("Sözleşme istenenbelge22")));
        missing.bring(applicant, no, 0, "balkabagi-tapu-ek.pdf", pdf());
        taken(missing.supply(applicant, no, "Kalanı: nedengetirdim33"));
    }

    private Verdict saying(Verdict verdict, String word) {
        Map<String, @Nullable Object> details = new LinkedHashMap<>(verdict.details());
        details.put("reason", "Şartlar değerlendirilmiştir: " + word + ".");
        return new Verdict(verdict.outcome(), verdict.judgements(), verdict.weighing(), details);
    }

    private void decided() {
        Verdict grant = saying(bureau.grant(no, "2027-12-15"), "kararnedeni55");
        taken(bureau.propose(no, grant));
        taken(bureau.decide(people.director(), no, saying(Bureau.returned(""), "gerigonderme44")));
        taken(bureau.propose(no, grant));
        taken(bureau.decide(people.director(), no, grant));
        taken(bureau.serve(no, bureau.sundial.today().toString()));
        taken(people.errata.correct(people.director(), no, bureau.stored(no).version(),
            "Şartlar değerlendirilmiştir: duzeltmehatasi66.", "2027-12-14",
            "Gün yanlıştı: duzeltmehatasi66."));
    }

    private void disputed() {
        Answering.refused(bureau, applicant, FAMILY + "a", "Nüfus cüzdanımda: itirazyazisi77",
            "Kütükteki bilgi doğrudur: itirazreddi88.");
    }

    /** Sent through the API under a key, asked for documents, brought and not handed in, taken back. */
    private void withdrawn() {
        Map<String, Object> answers = answers();
        Results.Filing filed = bureau.filing.file(applicant, Bureau.SERVICE, () -> answers,
            new Requests.Request("anahtar", Sha.hex(Json.canonical(answers))));
        if (filed instanceof Results.Filing.Filed again) {
            taken(bureau.ask(again.no(), List.of("means"), List.of()));
            bureau.bean(MissingDocuments.class).bring(applicant, again.no(), 0, "balkabagi-tapu.pdf", pdf());
            taken(bureau.bean(Withdrawal.class).withdraw(applicant, again.no()));
        }
    }

    private void draft() {
        UUID draft = bureau.applications.begin(applicant, Bureau.SERVICE);
        Map<String, Object> answers = answers();
        answers.put("means-monthly", "yarimtaslak99");
        bureau.applications.open(applicant, draft).pages().forEach(page ->
            bureau.applications.answer(applicant, draft, page, Bureau.details(answers)));
    }

    /** Waits until everything that follows the journal has been done: letters sealed, messages made. */
    public Remembered settled() throws InterruptedException {
        for (String follower : List.of("documents", "messages", "planning")) {
            if (!bureau.journal.await(follower, bureau.lastAct(no), Duration.ofSeconds(60))) {
                throw new IllegalStateException(follower + " does not follow");
            }
        }
        Documents documents = bureau.bean(Documents.class);
        for (int i = 0; i < 600 && bureau.access.asSystem(() -> documents.ofParty(party())).stream()
                .anyMatch(paper -> !paper.isSealed()); i++) {
            TimeUnit.MILLISECONDS.sleep(100);
        }
        return this;
    }

    /** Whether nobody finds anything any more through the doors of the modules. */
    public List<String> stillKnown() {
        List<String> known = new java.util.ArrayList<>();
        bureau.access.asSystem(() -> {
            if (bureau.cases.find(no).isPresent()) {
                known.add("case");
            }
            if (!bureau.bean(Documents.class).ofParty(party()).isEmpty()) {
                known.add("documents");
            }
            if (bureau.registers.party("identity-number", identity, bureau.sundial.today()).isPresent()) {
                known.add("identity");
            }
            if (!bureau.registers.ever("foreigners", party()).isEmpty()) {
                known.add("register");
            }
            return known;
        });
        if (!bureau.applications.mine(applicant).isEmpty()) {
            known.add("draft");
        }
        return known;
    }

    /** How many cases come back from their acts, and how many acts are tombstones. */
    public Rebuild.Rebuilt rebuilt() {
        return bureau.bean(Rebuild.class).all();
    }

    public int tombstones() {
        return rebuilt().erased();
    }
}
