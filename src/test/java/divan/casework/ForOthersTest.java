package divan.casework;

import static org.assertj.core.api.Assertions.assertThat;

import divan.access.Browser;
import divan.access.Mandate;
import divan.access.MandateActs;
import divan.demo.Sundial;
import divan.demo.World;
import divan.journal.Act;
import divan.journal.Receipt;
import divan.journal.ReceiptCheck;
import divan.kernel.Failure;
import divan.kernel.Span;
import divan.kernel.Turkish;
import divan.web.Caller;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Somebody acts for somebody else: through the doors, and through the pages. */
@World
class ForOthersTest {
    private static final LocalDate TODAY = Sundial.FIRST_DAY;
    private static final String MINE = "/tr/my/mandates";
    @Autowired
    private ApplicationContext program;
    @Autowired
    private JdbcClient jdbc;
    @LocalServerPort
    private int port;
    private Bureau bureau;
    private Represented represented;
    private Caller principal;
    private Caller helper;

    @BeforeEach
    void open() {
        bureau = Bureau.opened(program);
        represented = new Represented(bureau);
        principal = bureau.applicant();
        helper = bureau.applicant();
    }

    private Mandate standing(Mandate.Kind kind, Set<String> services) {
        return represented.standing(kind, principal, helper, services, Span.since(TODAY));
    }

    private Caller acting(Mandate mandate) {
        return Represented.acting(helper, mandate);
    }

    private Browser browser(Caller person) {
        return represented.browser(port, person);
    }

    private String number(Caller person) {
        return bureau.access.asSystem(() -> bureau.registers.identity(person.party(), TODAY)).orElseThrow();
    }

    private HttpResponse<String> offer(Browser browser, String number, String name, String... more) {
        String[] fields = {"representative-number", number, "representative-name", name, "services", "all"};
        String[] all = java.util.stream.Stream.concat(java.util.Arrays.stream(fields),
            java.util.Arrays.stream(more)).toArray(String[]::new);
        return browser.submit(MINE, MINE, all);
    }

    /** Granted by the one and accepted by the other, at the pages. @return the mandate's id */
    private String granted(Browser theirs, Browser his) {
        assertThat(offer(theirs, number(helper), "deneme ÖRNEK").statusCode()).isEqualTo(303);
        String id = Represented.only(theirs.get(MINE).body());
        assertThat(his.get(MINE).body()).contains(id).doesNotContain("name=\"mandate\"");
        assertThat(act(his, id)).as("not accepted yet").isEqualTo(404);
        assertThat(his.submit(MINE, MINE + "/" + id + "/answer", "answer", "accept").statusCode())
            .isEqualTo(303);
        return id;
    }

    private static int act(Browser browser, String mandate) {
        return browser.submit(MINE, "/tr/acting", "mandate", mandate).statusCode();
    }

    @Test
    void whatIsDoneForAnotherBearsWhoForWhomAndByWhichMandate() {
        Mandate mandate = standing(Mandate.Kind.REPRESENTATIVE, Set.of(Bureau.SERVICE));
        Caller acting = acting(mandate);
        String no = bureau.filed(acting);
        Act filed = bureau.act(no, CaseFold.FILED);
        assertThat(filed.actor().person()).isEqualTo(helper.person());
        assertThat(filed.actor().behalf()).isEqualTo(principal.party());
        assertThat(filed.actor().mandate()).isEqualTo(mandate.id());
        assertThat(filed.subjects()).contains(principal.party(), mandate.id())
            .doesNotContain(helper.party());
        assertThat(bureau.stored(no).state().party()).isEqualTo(principal.party());
        assertThat(bureau.casework.mine(principal)).extracting(CaseState::no).containsExactly(no);
        assertThat(bureau.casework.open(acting, no).state().no()).isEqualTo(no);
        assertThat(bureau.casework.mine(helper)).as("nothing of it is the helper's own").isEmpty();
        assertThat(Bureau.failure(() -> bureau.casework.open(helper, no)).kind())
            .isEqualTo(Failure.Kind.NOT_FOUND);
        Act read = bureau.access.asSystem(() -> bureau.journal.latest(principal.party(), "data.read", null,
            9)).stream().filter(act -> act.actor().mandate() != null).findFirst().orElseThrow();
        assertThat(read.purpose()).isEqualTo("representation");
        assertThat(read.basis()).isEqualTo(List.of("6098/40/1"));
    }

    /** Checked without the program, as whoever holds the receipt would. */
    @Test
    void aReceiptSaysOnWhoseBehalfAndUnderWhichMandate(@TempDir Path folder) throws Exception {
        Mandate mandate = standing(Mandate.Kind.GUARDIAN, null);
        UUID act = bureau.act(bureau.filed(acting(mandate)), CaseFold.FILED).id();
        Optional<Receipt> receipt = Optional.empty();
        for (int i = 0; i < 600 && receipt.isEmpty(); i++) {
            TimeUnit.MILLISECONDS.sleep(100);
            receipt = bureau.access.as(acting(mandate), () -> bureau.journal.receipt(act));
        }
        Path file = Files.writeString(folder.resolve("receipt.json"), receipt.orElseThrow().json());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int exit = ReceiptCheck.run(List.of(file.toString(), "--key", bureau.journal.key()),
            new PrintStream(out, true, StandardCharsets.UTF_8), System.err);
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("Kimin adına: " + principal.party(),
            "Temsil yetkisi: " + mandate.id());
        assertThat(exit).isZero();
    }

    @Test
    void documentsAreSuppliedAndTheApplicationWithdrawnForAnother() {
        Caller acting = acting(standing(Mandate.Kind.GUARDIAN, null));
        String no = bureau.filed(principal);
        assertThat(bureau.ask(no, List.of(), List.of("Kira sözleşmesi")))
            .isInstanceOf(Results.Taking.Taken.class);
        MissingDocuments missing = bureau.bean(MissingDocuments.class);
        missing.bring(acting, no, 0, "kira.pdf", Bureau.PDF);
        assertThat(missing.supply(acting, no, "")).isInstanceOf(Results.Taking.Taken.class);
        assertThat(bureau.act(no, CaseFold.DOCUMENTS_SUPPLIED).actor().behalf())
            .isEqualTo(principal.party());
        assertThat(bureau.bean(Withdrawal.class).withdraw(acting, no))
            .isInstanceOf(Results.Taking.Taken.class);
        assertThat(bureau.act(no, CaseFold.WITHDRAWN).actor().mandate()).isNotNull();
    }

    @Test
    void whatTheMandateDoesNotReachIsRefusedAndWhatIsNeverForOthersToo() {
        Caller elsewhere = acting(standing(Mandate.Kind.REPRESENTATIVE, Set.of("read-question")));
        Failure scope = Bureau.failure(() -> bureau.applications.begin(elsewhere, Bureau.SERVICE));
        assertThat(scope.kind()).isEqualTo(Failure.Kind.FORBIDDEN);
        assertThat(Bureau.codes(scope)).containsExactly("not-in-mandate");
        assertThat(Bureau.codes(Bureau.failure(() -> bureau.file(elsewhere, Map.of()))))
            .containsExactly("not-in-mandate");
        Failure never = Bureau.failure(() -> bureau.applications.begin(elsewhere, "read-question"));
        assertThat(Bureau.codes(never)).containsExactly("never-for-others");
        String no = bureau.filed(principal);
        assertThat(Bureau.failure(() -> bureau.casework.open(elsewhere, no)).kind())
            .isEqualTo(Failure.Kind.NOT_FOUND);
    }

    @Test
    void draftsOfTheTwoAreNotEachOthersToReadButThePrincipalSeesWhatIsWrittenForThem() {
        Caller acting = acting(standing(Mandate.Kind.PARENT, null));
        UUID own = bureau.applications.begin(principal, Bureau.SERVICE);
        UUID written = bureau.applications.begin(acting, Bureau.SERVICE);
        assertThat(written).isNotEqualTo(own);
        assertThat(Bureau.failure(() -> bureau.applications.open(acting, own)).kind())
            .isEqualTo(Failure.Kind.NOT_FOUND);
        assertThat(bureau.applications.open(principal, written).draft().person())
            .isEqualTo(helper.person());
    }

    @Test
    void aGrantIsAcceptedUsedSeenByBothAndGoneFromAnOpenSessionWhenItEnds() {
        Browser theirs = browser(principal);
        Browser his = browser(helper);
        String id = granted(theirs, his);
        String no = bureau.filed(principal);
        assertThat(his.get("/tr/cases/" + no).statusCode()).as("for himself").isEqualTo(404);
        assertThat(act(his, id)).isEqualTo(303);
        assertThat(his.get("/tr/my").body()).contains("adına işlem yapıyorsunuz", no)
            .doesNotContain("/my/export");
        assertThat(his.get("/tr/cases/" + no).body()).contains("Kendi adıma dön", "Temsil ettiğiniz kişi");
        for (String shut : List.of("/tr/my/messages", "/tr/my/data", "/tr/my/contacts", "/tr/my/export",
                "/tr/my/documents", MINE, "/tr/my/registers/insurance")) {
            assertThat(his.get(shut).statusCode()).as(shut).isEqualTo(403);
        }
        his.get("/tr/cases/" + no + "/withdrawal");
        assertThat(theirs.get("/tr/my/data").body()).contains("temsilci olarak", "Başkası adına işlem");
        assertThat(theirs.get(MINE + "/" + id).body()).contains("Yetkiyi geri al", "Temsil yetkisi kabul");
        String token = token(his.get("/tr/cases/" + no + "/withdrawal").body());
        assertThat(theirs.submit(MINE, MINE + "/" + id + "/end").statusCode()).isEqualTo(303);
        assertThat(his.submitWith(token, "/tr/cases/" + no + "/withdrawal").statusCode())
            .as("a form made for the other").isEqualTo(403);
        assertThat(his.get("/tr/cases/" + no).statusCode()).isEqualTo(404);
        assertThat(his.get("/tr/my").body()).doesNotContain("adına işlem yapıyorsunuz");
        assertThat(act(his, id)).isEqualTo(404);
        assertThat(bureau.stored(no).state().isOpen()).isTrue();
    }

    private static String token(String page) {
        Matcher found = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"").matcher(page);
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    @Test
    void nobodyElseIsBoundByItAndNobodyPassesItOn() {
        Browser theirs = browser(principal);
        Browser his = browser(helper);
        String id = granted(theirs, his);
        Browser third = browser(bureau.applicant());
        assertThat(act(third, id)).isEqualTo(404);
        assertThat(third.get(MINE + "/" + id).statusCode()).isEqualTo(404);
        assertThat(third.submit(MINE, MINE + "/" + id + "/end").statusCode()).isEqualTo(404);
        assertThat(theirs.submit(MINE, MINE + "/" + id + "/answer", "answer", "accept").statusCode())
            .as("whoever grants does not accept").isEqualTo(404);
        assertThat(act(his, id)).isEqualTo(303);
        assertThat(his.submitWith(token(his.get("/tr/my").body()), MINE, "representative-number",
            number(bureau.applicant()), "representative-name", "Deneme Örnek", "services", "all")
            .statusCode()).as("acting, nobody grants").isEqualTo(403);
    }

    @Test
    void aGrantNeedsTwoFactorsAndTheRightNumberAndNameTogether() {
        Browser once = new Browser(port);
        once.submit("/tr/sign-in", "/sign-in/demo", "person", bureau.login(principal));
        assertThat(once.submit("/tr/my", MINE).headers().firstValue("Location").orElse(""))
            .startsWith("/tr/step-up?level=2");
        Browser theirs = browser(principal);
        assertThat(offer(theirs, number(helper), "Başka Biri").body()).contains("birini bulamadık");
        assertThat(offer(theirs, "99000009999", "Deneme Örnek").statusCode()).isEqualTo(422);
        assertThat(offer(theirs, number(principal), "Deneme Örnek").body())
            .contains("kendisinin temsilcisi olamaz");
        assertThat(offer(theirs, number(helper), "Deneme Örnek", "from", "01.01.2020").body())
            .contains("bugünden önce olamaz");
        assertThat(offer(theirs, number(helper), "Deneme Örnek").statusCode()).isEqualTo(303);
        assertThat(offer(theirs, number(helper), "Deneme Örnek").body()).contains("zaten var");
        for (int i = 0; i < 10; i++) {
            offer(theirs, number(helper), "Kimse Değil");
        }
        assertThat(offer(theirs, number(helper), "Deneme Örnek").statusCode()).isEqualTo(429);
    }

    @Test
    void ofTwoAtOnceOneAnswersAndOneGrants() throws Exception {
        Browser theirs = browser(principal);
        Browser again = browser(principal);
        assertThat(atOnce(() -> offer(theirs, number(helper), "Deneme Örnek").statusCode(),
            () -> offer(again, number(helper), "Deneme Örnek").statusCode()))
            .containsExactlyInAnyOrder(303, 422);
        String id = Represented.only(theirs.get(MINE).body());
        Browser his = browser(helper);
        assertThat(atOnce(() -> his.submit(MINE, MINE + "/" + id + "/answer", "answer", "accept")
            .statusCode(), () -> theirs.submit(MINE, MINE + "/" + id + "/end").statusCode()))
            .isSubsetOf(303, 409);
        assertThat(act(his, id)).as("revoked before or after it was accepted").isEqualTo(404);
    }

    private static List<Integer> atOnce(Callable<Integer> one, Callable<Integer> other) throws Exception {
        try (ExecutorService two = Executors.newFixedThreadPool(2)) {
            List<Future<Integer>> done = two.invokeAll(List.of(one, other));
            return List.of(done.get(0).get(), done.get(1).get());
        }
    }

    @Test
    void officialsEnterAChildWithFourEyesAndItEndsByItselfOnTheEighteenthBirthday() {
        Caller child = bureau.applicant(Situations.merged(Situations.usual(), Map.of("person",
            Map.of("given", "Çocuk", "birth-date", "2008-11-25"))));
        Browser official = working("official");
        Browser colleague = working("colleague");
        String desk = "/tr/desk/mandates";
        assertThat(official.submit(desk, desk, "kind", "parent", "principal-number", number(child),
            "principal-name", "Çocuk Örnek", "representative-number", number(helper), "representative-name",
            "Deneme Örnek", "document", "Doğum belgesi", "issuer", "Ankara", "document-number", "2008/1",
            "services", "all", "last", "31.12.2050").statusCode()).isEqualTo(303);
        Matcher row = Pattern.compile("id=\"m-([0-9a-f-]{36})\"").matcher(official.get(desk).body());
        assertThat(row.find()).isTrue();
        String verdict = desk + "/" + row.group(1) + "/verdict";
        Browser his = browser(helper);
        assertThat(act(his, row.group(1))).as("not approved").isEqualTo(404);
        assertThat(official.submit(desk, verdict, "verdict", "approve").statusCode()).isEqualTo(403);
        assertThat(colleague.submit(desk, verdict, "verdict", "approve").statusCode()).isEqualTo(303);
        assertThat(act(his, row.group(1))).isEqualTo(303);
        assertThat(his.get("/tr/my").body()).contains("Çocuk Örnek adına");
        String no = bureau.filed(child);
        bureau.sundial.set(LocalDate.of(2026, 11, 24).atTime(23, 55).atZone(Turkish.ZONE).toInstant());
        Browser late = browser(helper);
        assertThat(act(late, row.group(1))).as("the last day").isEqualTo(303);
        assertThat(late.get("/tr/cases/" + no).statusCode()).isEqualTo(200);
        bureau.sundial.set(LocalDate.of(2026, 11, 25).atTime(0, 5).atZone(Turkish.ZONE).toInstant());
        assertThat(late.get("/tr/cases/" + no).statusCode()).as("of age").isEqualTo(404);
        assertThat(act(late, row.group(1))).isEqualTo(404);
        assertThat(late.submit(MINE, MINE + "/" + row.group(1) + "/end").statusCode())
            .as("custody is nobody's to revoke").isIn(403, 409);
    }

    private Browser working(String login) {
        Browser browser = new Browser(port);
        browser.submit("/tr/sign-in", "/sign-in/demo", "person", login);
        browser.proveTwoFactors();
        return browser;
    }

    @Test
    void anOfficialIsKeptFromTheCaseOfWhomTheyRepresentInPrivate() {
        Colleagues people = new Colleagues(bureau);
        Caller privately = bureau.applicant();
        people.relate(privately.party(), people.colleague(), "self", TODAY, TODAY.plusDays(30));
        String no = bureau.filed(principal);
        assertThat(bureau.casework.open(people.colleague(), no).state().no()).isEqualTo(no);
        represented.standing(Mandate.Kind.REPRESENTATIVE, principal, privately, null,
            Span.of(TODAY, TODAY.plusDays(1)));
        Failure kept = Bureau.failure(() -> bureau.casework.open(people.colleague(), no));
        assertThat(Bureau.codes(kept)).containsExactly("barred-represents");
        bureau.sundial.set(TODAY.plusDays(2));
        assertThat(bureau.casework.open(people.colleague(), no).state().no()).as("ended").isEqualTo(no);
    }

    @Test
    void everyRowFollowsFromItsActsAndOneThatWasChangedByHandDoesNot() {
        MandateActs proof = bureau.bean(MandateActs.class);
        Mandate mandate = standing(Mandate.Kind.REPRESENTATIVE, null);
        represented.end(mandate);
        Mandate other = standing(Mandate.Kind.GUARDIAN, null);
        assertThat(bureau.access.asSystem(proof::reconcile).wrong()).isEmpty();
        Failure rolledBack = Bureau.failure(() -> bureau.access.asSystem(() -> {
            assertThat(jdbc.sql("update access.mandate set confirmed_by = made_by where id = :id")
                .param("id", other.id()).update()).isOne();
            assertThat(proof.reconcile().wrong()).extracting("code", "id")
                .containsExactly(org.assertj.core.groups.Tuple.tuple("row-differs", other.id().toString()));
            throw Failure.notFound();
        }));
        assertThat(rolledBack.kind()).isEqualTo(Failure.Kind.NOT_FOUND);
    }
}
