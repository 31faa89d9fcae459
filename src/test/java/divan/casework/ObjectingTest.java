package divan.casework;

import static org.assertj.core.api.Assertions.assertThat;

import divan.access.Browser;
import divan.access.Mandate;
import divan.demo.Sundial;
import divan.demo.World;
import divan.journal.Act;
import divan.kernel.Span;
import divan.web.Caller;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** Somebody objects for another; and who is under guardianship gives nobody power. */
@World
class ObjectingTest {
    private static final LocalDate TODAY = Sundial.FIRST_DAY;
    private static final String MINE = "/tr/my/mandates";
    @Autowired
    private ApplicationContext program;
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

    private HttpResponse<String> offer(Browser browser) {
        String number = bureau.access.asSystem(() -> bureau.registers.identity(helper.party(), TODAY))
            .orElseThrow();
        return browser.submit(MINE, MINE, "representative-number", number, "representative-name",
            "deneme ÖRNEK", "services", "all");
    }

    private Results.Filing objected(Caller acting, Matter matter) {
        return bureau.filing.file(acting, "register-correction", matter, () -> new LinkedHashMap<>(
            Map.of("right-text", "Doğrusu", "why", "Belgesinde başka yazıyor.", "declaration", true)), null);
    }

    /** A guardian says for the ward that what was decided or written is wrong. */
    @Test
    void whatARegisterSaysIsDisputedForAnotherWhereTheMandateReachesThat() {
        Matter matter = new Matter("foreigners", "family", bureau.access.asSystem(() -> bureau.registers
            .history("foreigners", principal.party())).getFirst().id());
        Mandate other = standing(Mandate.Kind.REPRESENTATIVE, Set.of(Bureau.SERVICE));
        assertThat(Bureau.codes(Bureau.failure(() -> objected(acting(other), matter))))
            .containsExactly("not-in-mandate");
        represented.end(other);
        Mandate mandate = standing(Mandate.Kind.GUARDIAN, null);
        String no = ((Results.Filing.Filed) objected(acting(mandate), matter)).no();
        Act filed = bureau.act(no, CaseFold.FILED);
        assertThat(filed.actor().person()).isEqualTo(helper.person());
        assertThat(filed.actor().behalf()).isEqualTo(principal.party());
        assertThat(filed.actor().mandate()).isEqualTo(mandate.id());
        assertThat(bureau.stored(no).state().party()).isEqualTo(principal.party());
        assertThat(bureau.casework.disputes(principal)).extracting(Dispute::no).containsExactly(no);
        assertThat(bureau.casework.open(acting(mandate), no).state().no()).isEqualTo(no);
        Matter own = new Matter("foreigners", "family", bureau.access.asSystem(() -> bureau.registers
            .history("foreigners", helper.party())).getFirst().id());
        assertThat(objected(acting(mandate), own)).as("a row of the helper's is none of the ward's")
            .isInstanceOf(Results.Filing.Invalid.class);
    }

    @Test
    void thePageSaysWhatIsWrongForAnotherAndItsReceiptSaysForWhom() {
        String no = bureau.granted(principal);
        standing(Mandate.Kind.GUARDIAN, null);
        Browser his = browser(helper);
        String wrong = "/tr/my/registers/residence-permits/wrong?field=valid-until";
        assertThat(his.get(wrong).body()).as("his own").doesNotContain("dv-behalf");
        his.submit(MINE, "/tr/acting", "mandate", Represented.only(his.get(MINE).body()));
        assertThat(his.get("/tr/cases/" + no).body()).contains(wrong);
        HttpResponse<String> page = his.get(wrong);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("dv-behalf", "15.12.2027");
        Matcher entry = Pattern.compile("name=\"entry\" value=\"([0-9a-f-]{36})\"").matcher(page.body());
        assertThat(entry.find()).isTrue();
        HttpResponse<String> draft = his.submit(wrong, "/tr/services/register-correction/drafts", "register",
            "residence-permits", "field", "valid-until", "entry", entry.group(1));
        assertThat(draft.statusCode()).isEqualTo(303);
        assertThat(his.get(draft.headers().firstValue("Location").orElseThrow()).statusCode()).isEqualTo(200);
        assertThat(his.get("/tr/my/registers/residence-permits").statusCode()).as("the register is not his")
            .isEqualTo(403);
    }

    /** A guardian does; somebody whom the principal merely chose does not. */
    @Test
    void thatFilesBeErasedIsAskedForAWard() {
        String closed = bureau.served(principal);
        Matter matter = new Matter(Matter.FILES, Matter.FILE, bureau.stored(closed).state().id());
        Mandate chosen = standing(Mandate.Kind.REPRESENTATIVE, null);
        assertThat(Bureau.codes(Bureau.failure(() -> erased(acting(chosen), matter))))
            .containsExactly("never-for-others");
        represented.end(chosen);
        Caller acting = acting(standing(Mandate.Kind.GUARDIAN, null));
        assertThat(bureau.bean(OwnFiles.class).of(acting).files()).extracting(OwnFiles.OwnFile::no)
            .containsExactly(closed);
        String no = ((Results.Filing.Filed) erased(acting, matter)).no();
        Act filed = bureau.act(no, CaseFold.FILED);
        assertThat(filed.actor().behalf()).isEqualTo(principal.party());
        assertThat(filed.actor().mandate()).isNotNull();
        assertThat(bureau.bean(OwnFiles.class).of(principal).files()).singleElement()
            .satisfies(file -> assertThat(file.asked()).isEqualTo(no));
        Browser his = browser(helper);
        his.submit(MINE, "/tr/acting", "mandate", Represented.only(his.get(MINE).body()));
        assertThat(his.get("/tr/my/erasures").body()).contains("Silinmesi istendi: " + no);
    }

    private Results.Filing erased(Caller acting, Matter matter) {
        return bureau.filing.file(acting, "erasure-request", matter, () -> new LinkedHashMap<>(
            Map.of("declaration", true)), null);
    }

    @Test
    void whoIsUnderGuardianshipGrantsNobodyPowerAsLongAsItLasts() {
        Caller friend = bureau.applicant();
        Mandate guardian = represented.standing(Mandate.Kind.GUARDIAN, principal, friend, null,
            new Span(TODAY, TODAY.plusDays(30)));
        Browser theirs = browser(principal);
        HttpResponse<String> refused = offer(theirs);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("Vesayet altındaki biri");
        represented.end(guardian);
        assertThat(offer(theirs).statusCode()).isEqualTo(303);
        represented.standing(Mandate.Kind.GUARDIAN, principal, friend, null, Span.since(TODAY));
        Browser his = browser(helper);
        String id = Represented.only(his.get(MINE).body());
        assertThat(his.submit(MINE, MINE + "/" + id + "/answer", "answer", "accept").statusCode())
            .as("offered before, and accepted in the guardianship").isEqualTo(409);
        assertThat(his.submit(MINE, "/tr/acting", "mandate", id).statusCode()).isEqualTo(404);
    }
}
