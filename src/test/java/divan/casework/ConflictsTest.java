package divan.casework;

import static org.assertj.core.api.Assertions.assertThat;

import divan.access.Browser;
import divan.access.Conflicts;
import divan.access.Mandate;
import divan.demo.Sundial;
import divan.demo.World;
import divan.erasure.Erasure;
import divan.erasure.Ground;
import divan.erasure.Outcome;
import divan.erasure.Wish;
import divan.journal.Act;
import divan.journal.Extent;
import divan.journal.FourEyes;
import divan.kernel.Failure;
import divan.kernel.Span;
import divan.web.Caller;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** Who has an interest of their own neither enters nor approves mandates, nor erasures. */
@World
class ConflictsTest {
    private static final LocalDate TODAY = Sundial.FIRST_DAY;
    private static final String DESK = "/tr/desk/mandates";
    private static final Pattern ROW = Pattern.compile("id=\"m-([0-9a-f-]{36})\"");
    @Autowired
    private ApplicationContext program;
    @Autowired
    private Erasure erasure;
    @LocalServerPort
    private int port;
    private Bureau bureau;
    private Colleagues people;
    private Caller principal;
    private Caller helper;

    @BeforeEach
    void open() {
        bureau = Bureau.opened(program);
        people = new Colleagues(bureau);
        principal = bureau.applicant();
        helper = bureau.applicant();
    }

    private Browser working(String official) {
        Browser browser = Browser.signedIn(port, official);
        browser.proveTwoFactors();
        return browser;
    }

    private String number(Caller person) {
        return bureau.access.asSystem(() -> bureau.registers.identity(person.party(), TODAY)).orElseThrow();
    }

    private static UUID party(Caller person) {
        return Objects.requireNonNull(person.party());
    }

    /** In a relation that ends today, so that other tests find nobody related. */
    private void relate(Caller person, String official, String relation) {
        people.relate(party(person), bureau.official(official), relation, TODAY, TODAY);
    }

    private HttpResponse<String> entered(Browser official) {
        return official.submit(DESK, DESK, "kind", "guardian", "principal-number", number(principal),
            "principal-name", "Deneme Örnek", "representative-number", number(helper), "representative-name",
            "Deneme Örnek", "document", "Karar", "issuer", "Ankara 3. Sulh Hukuk Mahkemesi",
            "document-number", "2026/1", "services", "all");
    }

    private List<Act> keptOut(Caller about) {
        return bureau.access.asSystem(() -> bureau.journal.latest(party(about), "office.kept-out", null, 9));
    }

    @Test
    void aRelativeOfEitherSideNeitherEntersAMandateNorApprovesOrEndsIt() {
        Browser official = working("official");
        relate(principal, "official", "sibling");
        HttpResponse<String> refused = entered(official);
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("yakınısınız");
        assertThat(keptOut(principal)).singleElement().satisfies(act -> {
            assertThat(act.actor().person()).isEqualTo(bureau.official("official").person());
            assertThat(act.body()).containsEntry("why", "barred-relative");
        });
        Browser colleague = working("colleague");
        assertThat(entered(colleague).statusCode()).as("whoever is nobody's relative may")
            .isEqualTo(303);
        Matcher row = ROW.matcher(colleague.get(DESK).body());
        assertThat(row.find()).isTrue();
        String page = DESK + "/" + row.group(1);
        assertThat(official.submit(DESK, page + "/verdict", "verdict", "approve").statusCode())
            .isEqualTo(403);
        relate(helper, "deputy", "self");
        Browser deputy = working("deputy");
        HttpResponse<String> own = deputy.submit(DESK, page + "/verdict", "verdict", "approve");
        assertThat(own.statusCode()).isEqualTo(403);
        assertThat(keptOut(helper)).hasSize(1);
        assertThat(working("director").submit(DESK, page + "/verdict", "verdict", "approve").statusCode())
            .isEqualTo(303);
        assertThat(official.submit(DESK, page + "/ending", "why", "Karar kalktı.").statusCode())
            .isEqualTo(403);
    }

    @Test
    void whoWithdrewFromACaseOfSomebodyIsKeptFromTheirMandatesToo() {
        String no = bureau.filed(principal);
        people.duties.recuse(bureau.official("deputy"), no, "Komşumdur.", "");
        assertThat(entered(working("deputy")).body()).contains("çekildiniz");
        assertThat(entered(working("colleague")).statusCode()).isEqualTo(303);
    }

    private Outcome propose(Extent.Kind kind, String called) {
        return erasure.propose(bureau.official("data-protection-officer"), new Wish(kind, List.of(called),
            Ground.ORDER, "2026/7"));
    }

    private static String why(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        Failure failure = Bureau.failure(call);
        assertThat(failure.kind()).isEqualTo(Failure.Kind.FORBIDDEN);
        return Bureau.codes(failure).getFirst();
    }

    @Test
    void nobodyProposesOrApprovesToEraseThemselvesARelativeOrWhomTheyRepresent() {
        String no = bureau.served(principal);
        relate(principal, "data-protection-officer", "parent");
        assertThat(why(() -> propose(Extent.Kind.PARTY, number(principal)))).isEqualTo("barred-relative");
        assertThat(why(() -> propose(Extent.Kind.CASE, no))).isEqualTo("barred-relative");
        assertThat(why(() -> propose(Extent.Kind.ACT, bureau.actOf(no, CaseFold.SERVED).toString())))
            .isEqualTo("barred-relative");
        Caller ward = bureau.applicant();
        String theirs = bureau.served(ward);
        UUID proposal = ((Outcome.Done) propose(Extent.Kind.CASE, theirs)).act();
        new Represented(bureau).standing(Mandate.Kind.GUARDIAN, ward, helper, null, new Span(TODAY,
            TODAY.plusDays(1)));
        relate(helper, "migration-president", "self");
        Caller president = bureau.official("migration-president");
        for (FourEyes.Verdict verdict : List.of(FourEyes.Verdict.APPROVED, FourEyes.Verdict.RETURNED)) {
            assertThat(why(() -> erasure.decide(president, proposal, verdict, "ask")))
                .isEqualTo("barred-represents");
        }
        bureau.sundial.set(TODAY.plusDays(1));
        assertThat(erasure.decide(president, proposal, FourEyes.Verdict.RETURNED, "ask")).as("a day later")
            .isInstanceOf(Outcome.Done.class);
    }

    @Test
    void whoHadAPartInACaseDoesNotLetItsFileGo() {
        String no = bureau.served(principal);
        UUID id = bureau.stored(no).state().id();
        Conflicts conflicts = program.getBean(Conflicts.class);
        for (String official : List.of("official", "director")) {
            assertThat(why(() -> conflicts.bar(bureau.official(official), "erasure", List.of(), List.of(id))))
                .isEqualTo("had-part");
        }
        conflicts.bar(bureau.official("migration-president"), "erasure", List.of(), List.of(id));
    }

    @Test
    void anActThatMakesAMandateIsNotErasedByItself() {
        Mandate mandate = new Represented(bureau).standing(Mandate.Kind.GUARDIAN, principal, helper, null,
            Span.since(TODAY));
        for (String type : List.of("mandate.offered", "mandate.accepted")) {
            UUID act = bureau.access.asSystem(() -> bureau.journal.latest(mandate.id(), type, null, 1))
                .getFirst().id();
            assertThat(((Outcome.Kept) propose(Extent.Kind.ACT, act.toString())).why()).as(type)
                .singleElement().satisfies(why -> {
                    assertThat(why.code()).isEqualTo("act-of-mandate");
                    assertThat(why.always()).isTrue();
                });
        }
    }
}
