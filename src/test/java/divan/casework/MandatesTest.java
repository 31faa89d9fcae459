package divan.casework;

import static org.assertj.core.api.Assertions.assertThat;

import divan.access.Browser;
import divan.access.People;
import divan.demo.Sundial;
import divan.demo.World;
import divan.journal.Act;
import divan.journal.Actor;
import divan.kernel.Failure;
import divan.kernel.Ids;
import divan.kernel.Span;
import divan.kernel.Turkish;
import divan.organisation.Deputising;
import divan.organisation.Organisation;
import divan.organisation.Post;
import divan.organisation.SigningRight;
import divan.web.Caller;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** What a session may is what its person holds that day, or stands in for; nobody has to sign out for it. */
@World
class MandatesTest {
    private static final LocalDate FIRST = LocalDate.of(2026, 12, 9);
    private static final LocalDate LAST = LocalDate.of(2026, 12, 11);
    private static final String ABSENT = "ankara-director";
    private static final String OWN = "kirklareli-director";
    @Autowired
    private ApplicationContext program;
    @LocalServerPort
    private int port;
    private Bureau bureau;
    private UUID person;
    private String login;
    private String deputising;
    private Browser browser;

    @BeforeEach
    void open() {
        bureau = Bureau.opened(program);
        login = "mandate-" + Ids.next().toString().substring(24);
        person = bureau.access.asSystem(() -> program.getBean(People.class).addDemo(login, "Vekil Deneme",
            null, false, "", ""));
        deputising = "test-deputy-" + login;
        browser = new Browser(port);
    }

    @AfterEach
    void end() {
        act("deputy.ended", act -> bureau.organisation.endDeputising(deputising, FIRST, act));
        act("post.left", act -> bureau.organisation.leave(OWN, person, Sundial.FIRST_DAY, act));
    }

    private void act(String type, Consumer<UUID> work) {
        bureau.access.asSystem(() -> {
            work.accept(bureau.journal.append(Act.of(bureau.access.now(), Actor.system(), type,
                List.of(person), List.of(), "test", Map.of())));
            return true;
        });
    }

    private void holds(LocalDate last) {
        act("post.taken", act -> bureau.organisation.hold(OWN, person, Span.of(Sundial.FIRST_DAY, last),
            false, act));
    }

    private void standsIn() {
        act("deputy.named", act -> bureau.organisation.deputise(new Deputising(deputising, ABSENT, OWN,
            Span.of(FIRST, LAST), "657/86"), act));
    }

    private void at(LocalDate day, int hour, int minute) {
        bureau.sundial.set(day.atTime(hour, minute).atZone(Turkish.ZONE).toInstant());
    }

    private void signIn() {
        browser.submit("/tr/sign-in", "/sign-in/demo", "person", login);
    }

    private HttpResponse<String> worksAs(String post) {
        return browser.submit("/tr/desk", "/tr/post", "post", post);
    }

    @Test
    void aSessionOpenOverMidnightLosesTheDeskWithThePost() {
        holds(FIRST);
        at(FIRST, 23, 50);
        signIn();
        assertThat(browser.get("/tr/desk").statusCode()).isEqualTo(200);
        at(FIRST.plusDays(1), 0, 5);
        assertThat(browser.get("/tr/desk").statusCode()).isEqualTo(403);
        assertThat(browser.get("/tr/account").statusCode()).as("still signed in").isEqualTo(200);
    }

    @Test
    void whoeverStandsInWorksAtTheDeskOfTheAbsentOnTheDaysOfItOnly() {
        String no = bureau.filed(bureau.applicant());
        holds(LAST.plusDays(9));
        standsIn();
        at(FIRST.minusDays(1), 23, 50);
        signIn();
        assertThat(worksAs(ABSENT).statusCode()).as("not yet").isEqualTo(403);
        at(FIRST, 0, 5);
        assertThat(browser.get("/tr/desk").body()).contains("İl Göç İdaresi Müdürü (vekâleten)");
        assertThat(browser.get("/tr/cases/" + no).statusCode()).as("of another organ").isEqualTo(404);
        assertThat(worksAs(ABSENT).statusCode()).isEqualTo(303);
        assertThat(browser.get("/tr/desk").body()).contains("yerine vekâleten çalışıyorsunuz");
        assertThat(browser.submit("/tr/cases/" + no + "/notes", "/tr/cases/" + no + "/notes", "note",
            "Dosya eksiksiz.").statusCode()).isEqualTo(303);
        Actor actor = bureau.act(no, Duties.NOTED).actor();
        assertThat(actor.person()).isEqualTo(person);
        assertThat(actor.post()).isEqualTo(ABSENT);
        assertThat(actor.organ()).isEqualTo(bureau.stored(no).state().organ());
        assertThat(actor.delegation()).containsExactly(deputising);
        assertThat(browser.get("/tr/cases/" + no).body()).contains("(vekâleten)");
        signedOverMidnight(no);
    }

    private void signedOverMidnight(String no) {
        at(LAST, 23, 50);
        signIn();
        assertThat(worksAs(ABSENT).statusCode()).isEqualTo(303);
        assertThat(browser.get("/tr/cases/" + no).statusCode()).isEqualTo(200);
        at(LAST.plusDays(1), 0, 5);
        assertThat(browser.get("/tr/cases/" + no).statusCode()).as("no longer").isEqualTo(404);
        assertThat(browser.get("/tr/desk").body()).doesNotContain("(vekâleten)", "vekâleten çalışıyorsunuz");
    }

    @Test
    void aDecisionOfADeputyBearsTheWholeChain() {
        String no = bureau.filed(bureau.applicant());
        bureau.propose(no, bureau.grant(no, "2027-12-15"));
        holds(LAST);
        standsIn();
        at(FIRST, 10, 0);
        Post post = bureau.organisation.post(ABSENT, FIRST).orElseThrow();
        Caller deputy = new Caller(Caller.Kind.OFFICIAL, person, null, "Vekil Deneme", new Caller.Post(ABSENT,
            post.organ(), post.titleTr(), post.titleEn(), post.functions(), deputising), null, null);
        assertThat(bureau.decide(deputy, no, bureau.grant(no, "2027-12-15")))
            .isInstanceOf(Results.Taking.Taken.class);
        assertThat(bureau.act(no, CaseFold.DECIDED).actor().delegation())
            .containsExactly(deputising, "ankara-residence-permits");
        assertThat((Object) signatory(no)).isEqualTo(Map.of("name", "Vekil Deneme", "signs_as", "Vali a.",
            "title", "İl Göç İdaresi Müdürü V."));
    }

    /** Another stands in for the post that the deputy stands in for: its powers are not the deputy's. */
    @Test
    void nobodyStandsInForSomebodyWhoStandsIn() {
        Organisation organisation = bureau.organisation;
        String function = "administration";
        Post third = organisation.postsWith(function, FIRST).getFirst();
        String second = "test-second-" + login;
        act("deputy.named", act -> organisation.deputise(new Deputising(second, third.id(), ABSENT,
            Span.of(FIRST, LAST), "657/86"), act));
        try {
            Post post = organisation.post(ABSENT, FIRST).orElseThrow();
            Caller.Post holder = new Caller.Post(ABSENT, post.organ(), post.titleTr(), post.titleEn(),
                post.functions(), null);
            Caller.Post deputy = new Caller.Post(ABSENT, post.organ(), post.titleTr(), post.titleEn(),
                post.functions(), deputising);
            assertThat(organisation.right(holder, function, FIRST))
                .isInstanceOf(SigningRight.ByDeputising.class);
            assertThat(organisation.right(deputy, function, FIRST)).isInstanceOf(SigningRight.None.class);
        } finally {
            act("deputy.ended", act -> organisation.endDeputising(second, FIRST, act));
        }
    }

    /** However it came about that somebody is named deputy of an administrator. */
    @Test
    void nobodyWorksAsAnAdministratorWhoIsAway() {
        Organisation organisation = bureau.organisation;
        String admin = organisation.postsWith("administration", FIRST).getFirst().id();
        String second = "test-second-" + login;
        holds(LAST);
        act("deputy.named", act -> organisation.deputise(new Deputising(second, admin, OWN,
            Span.of(FIRST, LAST), "657/86"), act));
        try {
            at(FIRST, 10, 0);
            signIn();
            assertThat(browser.get("/tr/desk").body()).doesNotContain("value=\"" + admin + "\"");
            assertThat(worksAs(admin).statusCode()).isEqualTo(403);
        } finally {
            act("deputy.ended", act -> organisation.endDeputising(second, FIRST, act));
        }
    }

    private Map<?, ?> signatory(String no) {
        Cases.Stored stored = bureau.stored(no);
        Definition definition = program.getBean(Definitions.class).inForce(Bureau.SERVICE);
        return bureau.access.asSystem(() -> (Map<?, ?>) program.getBean(LetterVariables.class).of(
            stored.state(), definition, "grant", bureau.act(no, CaseFold.DECIDED),
            bureau.cases.filing(stored.state().id()))
            .variables().get("signatory"));
    }

    @Test
    void nobodyWorksInAnOrganThatDoesNotStand() {
        Failure rolledBack = Bureau.failure(() -> bureau.access.asSystem(() -> {
            UUID act = bureau.journal.append(Act.of(bureau.access.now(), Actor.system(), "post.taken",
                List.of(person), List.of(), "test", Map.of()));
            Organisation organisation = bureau.organisation;
            organisation.create(new Post("no-organ", "90999999", "Yok", "None", Set.of()), FIRST, act);
            organisation.hold("no-organ", person, FIRST, act);
            assertThat(organisation.postsOf(person, FIRST)).isEmpty();
            throw Failure.notFound();
        }));
        assertThat(rolledBack.kind()).isEqualTo(Failure.Kind.NOT_FOUND);
    }
}
