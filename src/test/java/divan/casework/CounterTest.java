package divan.casework;

import static org.assertj.core.api.Assertions.assertThat;

import divan.access.Browser;
import divan.demo.Sundial;
import divan.demo.World;
import divan.journal.Act;
import divan.kernel.Failure;
import divan.web.Caller;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Somebody without an account, an e-mail or a telephone stands at the counter. */
@World
class CounterTest {
    private static final LocalDate TODAY = Sundial.FIRST_DAY;
    private static final String COUNTER = "/tr/counter";
    private static final Pattern CODE = Pattern.compile("id=\"follow-code\">([0-9A-Z-]{19})<");
    @Autowired
    private ApplicationContext program;
    @Autowired
    private JdbcClient jdbc;
    @LocalServerPort
    private int port;
    private Bureau bureau;
    private Counter counter;
    private Caller person;
    private Caller official;

    @BeforeEach
    void open() {
        bureau = Bureau.opened(program);
        counter = bureau.bean(Counter.class);
        person = bureau.applicant(Situations.merged(Situations.usual(), unreachable()));
        official = bureau.official("official");
    }

    private static Map<String, Object> unreachable() {
        Map<String, Object> nothing = new java.util.HashMap<>();
        nothing.put("email", null);
        nothing.put("phone", null);
        return Map.of("person", nothing);
    }

    private String number() {
        return bureau.access.asSystem(() -> bureau.registers.identity(person.party(), TODAY)).orElseThrow();
    }

    private Counter.Present present(String name) {
        return new Counter.Present(number(), name, "passport", "X0000001", Bureau.SERVICE);
    }

    private UUID begun() {
        Counter.Begun begun = counter.begin(official, present("Deneme Örnek"));
        assertThat(begun.violations()).isEmpty();
        return begun.draft();
    }

    private Caller assisting() {
        return official.assisting(Objects.requireNonNull(person.party()));
    }

    private String filed() {
        UUID draft = begun();
        Map<String, Object> answers = bureau.answers(assisting());
        bureau.applications.open(assisting(), draft).pages().forEach(page ->
            bureau.applications.answer(assisting(), draft, page, Bureau.details(answers)));
        return ((Results.Filing.Filed) bureau.filing.file(assisting(), draft)).no();
    }

    private long count(Caller who, String table) {
        return bureau.access.as(who, () -> jdbc.sql("select count(*) from " + table + " where party = :party")
            .param("party", person.party()).query(Long.class).single());
    }

    @Test
    void whatIsFiledSaysWhoAssistedForWhomAndHowTheyWereKnown() {
        String no = filed();
        Act filed = bureau.act(no, CaseFold.FILED);
        assertThat(filed.actor().kind()).isEqualTo("official");
        assertThat(filed.actor().person()).isEqualTo(official.person());
        assertThat(filed.actor().behalf()).isEqualTo(person.party());
        assertThat(filed.actor().mandate()).isNull();
        assertThat(filed.body()).containsEntry("channel", "counter")
            .containsEntry("declaration", "signed-summary");
        Act known = bureau.access.asSystem(() -> bureau.journal.find(UUID.fromString(String.valueOf(
            filed.body().get("presence"))))).orElseThrow();
        assertThat(known.type()).isEqualTo(Counter.IDENTIFIED);
        assertThat(known.body()).containsEntry("document", "passport")
            .containsEntry("document-number", "X0000001");
        assertThat(bureau.casework.mine(person)).extracting(CaseState::no).containsExactly(no);
        assertThat(bureau.access.asSystem(() -> bureau.journal.latest(person.party(), "data.read", null, 20)))
            .filteredOn(act -> act.purpose().equals("counter")).isNotEmpty()
            .allSatisfy(act -> assertThat(act.actor().organ()).isEqualTo("92000006"));
    }

    @Test
    void whoeverAssistedDoesNotDecideThatCase() {
        official = bureau.official("director");
        String no = filed();
        bureau.propose(no, bureau.grant(no, "2027-12-15"));
        Failure kept = Bureau.failure(() -> bureau.decide(bureau.official("director"), no,
            bureau.grant(no, "2027-12-15")));
        assertThat(Bureau.codes(kept)).containsExactly("assisted-yourself");
        assertThat(bureau.stored(no).state().isOpen()).isTrue();
    }

    @Test
    void theDraftIsOpenToThatOfficialOnThatDayAndToNobodyElse() {
        assertThat(count(official, "casework.draft")).as("nobody stands here").isZero();
        UUID draft = begun();
        bureau.answers(assisting());
        assertThat(count(official, "casework.draft")).isOne();
        assertThat(count(official, "casework.upload")).isPositive();
        for (Caller other : List.of(bureau.official("colleague"), bureau.official("official-istanbul"),
                bureau.official("register-keeper"))) {
            assertThat(count(other, "casework.draft")).as(other.name()).isZero();
            assertThat(count(other, "casework.upload")).as(other.name()).isZero();
            assertThat(Bureau.failure(() -> bureau.applications.writer(other, draft)).kind())
                .isEqualTo(Failure.Kind.NOT_FOUND);
        }
        bureau.sundial.set(TODAY.plusDays(1));
        assertThat(count(official, "casework.draft")).as("the next day").isZero();
        assertThat(Bureau.failure(() -> bureau.applications.writer(official, draft)).kind())
            .isEqualTo(Failure.Kind.NOT_FOUND);
        assertThat(count(person, "casework.draft")).as("it is theirs").isOne();
    }

    @Test
    void numberAndNameBelongTogetherAndNobodyAssistsARelative() {
        assertThat(counter.begin(official, present("Başka Biri")).violations()).extracting("code")
            .containsExactly("nobody-so-called");
        assertThat(counter.begin(official, new Counter.Present("1", "", "", "", "")).violations())
            .extracting("code").contains("identity-number", "required");
        new Colleagues(bureau).relate(person.party(), official, "spouse", TODAY, TODAY.plusDays(1));
        assertThat(Bureau.codes(Bureau.failure(() -> counter.begin(official, present("Deneme Örnek")))))
            .containsExactly("barred-relative");
        assertThat(count(official, "registers.presence")).isZero();
    }

    @Test
    void whatAnotherOrganIsCompetentForIsNotFiledHere() {
        person = bureau.applicant(Situations.merged(Situations.usual(), Map.of("person",
            Map.of("province", "34", "address", "Deneme Mah. 1, İstanbul"))));
        assertThat(Bureau.codes(Bureau.failure(this::filed))).containsExactly("counter-other-organ");
    }

    private Browser working() {
        Browser browser = new Browser(port);
        browser.submit("/tr/sign-in", "/sign-in/demo", "person", "official");
        return browser;
    }

    @Test
    void atThePagesItIsFiledOnceItIsSignedAndFollowedByACodeWithoutAnAccount() {
        Browser desk = working();
        HttpResponse<String> begun = desk.submit(COUNTER, COUNTER, "number", number(), "name",
            "deneme örnek", "document", "passport", "document-number", "X0000001", "service", Bureau.SERVICE);
        assertThat(begun.statusCode()).isEqualTo(303);
        String draft = begun.headers().firstValue("Location").orElseThrow();
        assertThat(desk.get(draft).statusCode()).isEqualTo(200);
        UUID id = UUID.fromString(draft.replaceFirst(".*/", ""));
        Map<String, Object> answers = bureau.answers(assisting());
        answers.remove("declaration");
        bureau.applications.open(assisting(), id).pages().forEach(page ->
            bureau.applications.answer(assisting(), id, page, Bureau.details(answers)));
        assertThat(desk.get(draft + "/check").body()).contains("Özeti yazdırın", "imza");
        String declared = "declaration";
        HttpResponse<String> unsigned = desk.submit(draft + "/check", draft + "/filing", declared, "yes");
        assertThat(unsigned.statusCode()).isEqualTo(422);
        assertThat(unsigned.body()).contains("imzalamadan başvuru yapılamaz");
        HttpResponse<String> receipt = desk.submit(draft + "/check", draft + "/filing", declared, "yes",
            "signed", "yes");
        assertThat(receipt.statusCode()).as(receipt.body()).isEqualTo(200);
        assertThat(receipt.body()).doesNotContain("Deneme Örnek", number(), "X0000001");
        followed(receipt.body());
        takenHome(desk, bureau.act(no(receipt.body()), CaseFold.FILED));
    }

    private static String no(String receipt) {
        Matcher no = Pattern.compile("<strong>([0-9]{4}-[0-9]+)</strong>").matcher(receipt);
        assertThat(no.find()).isTrue();
        return no.group(1);
    }

    /** Tagged, in the language of the page, with a code of its own that opens the same case. */
    private void takenHome(Browser desk, Act filed) {
        String no = String.valueOf(filed.body().get("no"));
        for (String language : List.of("tr", "ar")) {
            byte[] paper = desk.download("/tr/counter", "/" + language + "/counter/receipts/" + no);
            try (PDDocument pdf = Loader.loadPDF(paper)) {
                assertThat(pdf.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
                assertThat(pdf.getDocumentCatalog().getLanguage()).isEqualTo(language);
                assertThat(new String(pdf.getDocumentCatalog().getMetadata().toByteArray(),
                    StandardCharsets.UTF_8)).contains("pdfuaid", "pdfaid");
                String text = new PDFTextStripper().getText(pdf);
                assertThat(text).contains(no).doesNotContain("Deneme Örnek", number(), "X0000001");
                Matcher code = Pattern.compile("[0-9A-Z]{4}(-[0-9A-Z]{4}){3}").matcher(text);
                assertThat(code.find()).as(text).isTrue();
                assertThat(new Browser(port).get("/tr/follow/" + code.group()).body())
                    .contains("İnceleniyor");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        Browser colleague = new Browser(port);
        colleague.submit("/tr/sign-in", "/sign-in/demo", "person", "colleague");
        assertThat(colleague.submit("/tr/counter", "/tr/counter/receipts/" + no).statusCode())
            .as("whoever did not file it").isEqualTo(404);
    }

    private void followed(String receipt) {
        Matcher code = CODE.matcher(receipt);
        assertThat(code.find()).as(receipt).isTrue();
        Browser nobody = new Browser(port);
        HttpResponse<String> stage = nobody.get("/tr/follow/" + code.group(1));
        assertThat(stage.statusCode()).isEqualTo(200);
        assertThat(stage.body()).contains("İnceleniyor").doesNotContain("Deneme Örnek", number(), "X0000001");
        assertThat(nobody.get("/en/follow?code=" + code.group(1).toLowerCase(java.util.Locale.ROOT)
            .replace("-", "")).body()).contains("Where it stands");
        assertThat(nobody.get("/tr/follow/0000-0000-0000-0000").statusCode()).isEqualTo(404);
        assertThat(nobody.get("/tr/follow").statusCode()).isEqualTo(200);
        List<String> kept = bureau.access.asSystem(() -> jdbc.sql(
            "select f::text from casework.follow_code f").query(String.class).list());
        assertThat(kept).isNotEmpty().noneMatch(row -> row.contains(code.group(1).replace("-", "")));
    }
}
