package divan.administration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import divan.access.Access;
import divan.access.Entrant;
import divan.access.Purpose;
import divan.access.Reading;
import divan.casework.Bureau;
import divan.demo.Sundial;
import divan.demo.World;
import divan.journal.Act;
import divan.kernel.Failure;
import divan.kernel.Violation;
import divan.organisation.Organisation;
import divan.organisation.Post;
import divan.organisation.SigningRight;
import divan.web.Caller;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Two administrators, and what neither of them can do alone. */
@World
class AdministrationTest {
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final LocalDate TODAY = Sundial.FIRST_DAY;
    private static final String DECIDE = "residence-permit.decide";
    @Autowired
    private ApplicationContext program;
    @Autowired
    private Administration administration;
    @Autowired
    private Organisation organisation;
    @Autowired
    private Access access;
    private Caller first;
    private Caller second;
    private UUID somebody;

    @BeforeEach
    void open() {
        Bureau bureau = new Bureau(program);
        bureau.sundial.set(TODAY);
        first = bureau.official("administrator");
        second = bureau.official("administrator-2");
        somebody = new Entrant(program).added("atanan-" + NUMBER.incrementAndGet(), "Atanan Kişi");
    }

    private static Map<String, String> typed(String type, String... fields) {
        Map<String, String> typed = new HashMap<>(Map.of("type", type, "reason", "Personel onayı 2026/7"));
        for (int i = 0; i < fields.length; i += 2) {
            typed.put(fields[i], fields[i + 1]);
        }
        return typed;
    }

    private Map<String, String> appointment(UUID person, String post, LocalDate from, String... more) {
        Map<String, String> typed = typed("post.taken", "person", person.toString(), "post", post, "from",
            from.toString());
        typed.putAll(typed("post.taken", more));
        return typed;
    }

    private UUID proposed(Caller by, Map<String, String> typed) {
        return ((Administration.Outcome.Proposed) administration.submit(by, typed)).proposal();
    }

    private void agreed(Map<String, String> typed) {
        assertThat(administration.decide(second, proposed(first, typed), true))
            .isInstanceOf(Administration.Outcome.Done.class);
    }

    private List<String> held(UUID person, LocalDate day) {
        return organisation.postsOf(person, day).stream().map(Post::id).toList();
    }

    private List<String> wrong(Map<String, String> typed) {
        return ((Administration.Outcome.Invalid) administration.submit(first, typed)).violations().stream()
            .map(Violation::code).toList();
    }

    @Test
    void anAdministratorCannotGiveThemselvesPowersNorApproveWhatTheyProposed() {
        UUID own = proposed(first, appointment(first.person(), "ankara-governor", TODAY, "moves", "no"));
        assertThat(held(first.person(), TODAY)).doesNotContain("ankara-governor");
        assertThatThrownBy(() -> administration.decide(first, own, true)).isInstanceOf(Failure.class)
            .hasMessageContaining("own-proposal");
        assertThat(administration.waiting(first)).filteredOn(w -> w.id().equals(own)).singleElement()
            .matches(Administration.Waiting::own);
        administration.decide(second, own, false);
        assertThat(held(first.person(), TODAY)).doesNotContain("ankara-governor");
        assertThatThrownBy(() -> administration.decide(second, own, true)).isInstanceOf(Failure.class)
            .hasMessageContaining("proposal-decided");
    }

    @Test
    void whatASecondAdministratorApprovesTakesEffectByAnActThatNamesBoth() {
        agreed(appointment(somebody, "ankara-migration-officer", TODAY));
        assertThat(held(somebody, TODAY)).containsExactly("ankara-migration-officer");
        var taken = administration.history(first, somebody).stream()
            .filter(a -> a.type().equals("post.taken")).findFirst()
            .orElseThrow();
        assertThat(taken.actor().person()).isEqualTo(second.person());
        assertThat(taken.body()).containsEntry("proposed-by", first.person().toString())
            .containsEntry("reason", "Personel onayı 2026/7").doesNotContainKey("four-eyes");
        assertThat(administration.history(first, somebody)).extracting("type").contains("privilege.proposed",
            "privilege.approved", "post.taken");
    }

    @Test
    void whoMovesLeavesThePostBeforeOnThatDayAndAnAdditionalPostDoesNot() {
        agreed(appointment(somebody, "ankara-migration-officer", TODAY));
        agreed(appointment(somebody, "istanbul-migration-officer", TODAY.plusDays(10), "moves", "no"));
        assertThat(held(somebody, TODAY.plusDays(10))).hasSize(2);
        agreed(appointment(somebody, "adana-migration-officer", TODAY.plusDays(20), "moves", "yes", "last",
            TODAY.plusDays(29).toString()));
        assertThat(held(somebody, TODAY.plusDays(19))).hasSize(2);
        assertThat(held(somebody, TODAY.plusDays(20))).containsExactly("adana-migration-officer");
        assertThat(held(somebody, TODAY.plusDays(29))).containsExactly("adana-migration-officer");
        assertThat(held(somebody, TODAY.plusDays(30))).isEmpty();
    }

    @Test
    void anAppointmentOverlapsNoneAndIsRecordedAtMostThirtyDaysLate() {
        agreed(appointment(somebody, "ankara-migration-officer", TODAY.minusDays(30)));
        assertThat(wrong(appointment(somebody, "ankara-migration-officer", TODAY.plusDays(5))))
            .containsExactly("holds-already");
        assertThat(wrong(appointment(somebody, "ankara-director",
            TODAY.minusDays(31)))).containsExactly("in-past");
        assertThat(wrong(appointment(somebody, "no-such-post", TODAY))).containsExactly("unknown-post");
        assertThat(wrong(appointment(UUID.randomUUID(), "ankara-director",
            TODAY))).containsExactly("unknown-person");
        assertThat(wrong(typed("post.taken", "reason", ""))).contains("admin-reason", "date");
    }

    @Test
    void aDelegationLetsSignFromItsFirstDayToItsLastAndEndsOnTheDayItIsWithdrawn() {
        Map<String, String> delegation = typed("delegation.given", "from-post", "kars-governor", "to-post",
            "kars-migration-officer", "function", DECIDE, "from", TODAY.plusDays(1).toString(), "last",
            TODAY.plusDays(30).toString(), "signs-as-tr", "Vali a.", "basis", "5442/9-B");
        agreed(delegation);
        assertThat(mayDecide(TODAY)).isFalse();
        assertThat(mayDecide(TODAY.plusDays(1))).isTrue();
        assertThat(mayDecide(TODAY.plusDays(30))).isTrue();
        assertThat(mayDecide(TODAY.plusDays(31))).isFalse();
        String id = organisation.delegations("kars-governor").stream()
            .filter(d -> d.valid().from().equals(TODAY.plusDays(1))).findFirst().orElseThrow().id();
        assertThat(wrong(delegation)).containsExactly("delegated-already");
        assertThat(administration.submit(first, typed("delegation.ended", "delegation", id, "last",
            TODAY.plusDays(9).toString()))).as("taking away needs nobody else")
            .isInstanceOf(Administration.Outcome.Done.class);
        assertThat(mayDecide(TODAY.plusDays(9))).isTrue();
        assertThat(mayDecide(TODAY.plusDays(10))).isFalse();
        assertThat(List.of("kars-governor", "kars-migration-officer")).allSatisfy(post ->
            assertThat(administration.history(first, Administration.subject(post))).extracting("type")
                .contains("delegation.given", "delegation.ended"));
    }

    private boolean mayDecide(LocalDate day) {
        return !(organisation.right("kars-migration-officer", DECIDE, day) instanceof SigningRight.None);
    }

    @Test
    void nobodyDelegatesBackwardsOrWhatTheirPostDoesNotHave() {
        Map<String, String> delegation = typed("delegation.given", "from-post", "kars-director", "to-post",
            "kars-migration-officer", "function", DECIDE, "from", TODAY.minusDays(1).toString());
        assertThat(wrong(delegation)).containsExactlyInAnyOrder("not-to-delegate", "admin-basis", "in-past");
    }

    @Test
    void aNewLinkForSomebodyWithAPostIsASecondAdministratorsToApprove() {
        assertThat(administration.submit(first, typed("person.invited", "person", somebody.toString())))
            .as("nobody yet").isInstanceOf(Administration.Outcome.Done.class);
        agreed(appointment(somebody, "ankara-migration-officer", TODAY));
        UUID waits = proposed(first, typed("person.invited", "person", somebody.toString()));
        assertThat(((Administration.Outcome.Done) administration.decide(second, waits, true)).link())
            .matches("/tr/welcome/[A-Za-z0-9_-]{43}");
    }

    @Test
    void anAdministratorIsNotRemovedByTheOtherAlone() {
        assertThat(administration.submit(first, typed("person.deactivated", "person",
            second.person().toString())))
            .isInstanceOf(Administration.Outcome.Proposed.class);
        assertThat(administration.submit(first, typed("post.left", "person", second.person().toString(),
            "post",
            "system-administrator", "last",
            TODAY.toString()))).isInstanceOf(Administration.Outcome.Proposed.class);
        administration.waiting(first).stream().filter(Administration.Waiting::own)
            .forEach(w -> administration.decide(first, w.id(), false));
        assertThat(administration.isOnly(first)).isFalse();
    }

    @Test
    void somebodyWhoIsNoAdministratorChangesNothing() {
        Caller director = new Bureau(program).official("director");
        assertThatThrownBy(() -> administration.submit(director, appointment(director.person(),
            "ankara-governor",
            TODAY))).isInstanceOf(Failure.class);
        assertThatThrownBy(() -> administration.add(director, "sahte", "Sahte Kişi",
            "yok")).isInstanceOf(Failure.class);
        assertThat(access.asSystem(() -> held(director.person(), TODAY))).doesNotContain("ankara-governor");
    }

    @Test
    void nobodyIsAddedWithoutAReason() {
        assertThat(administration.add(first, "gerekcesiz", "Gerekçesiz Kişi", "")).isInstanceOfSatisfying(
            Administration.Outcome.Invalid.class, invalid -> assertThat(invalid.violations())
                .extracting(Violation::code).containsExactly("admin-reason"));
    }

    @Test
    void aPostIsCreatedAndEndsWithWhoeverHoldsIt() {
        String post = "deneme-gorevi-" + NUMBER.incrementAndGet();
        assertThat(administration.submit(first, typed("post.created", "post", post, "organ", "90010501",
            "title-tr",
            "Deneme Görevi", "functions", "plan.read", "from", TODAY.toString())))
            .isInstanceOf(Administration.Outcome.Done.class);
        agreed(appointment(somebody, post, TODAY));
        agreed(typed("post.changed", "post", post, "functions", "plan.read plan.edit", "from",
            TODAY.plusDays(3).toString()));
        assertThat(organisation.post(post,
            TODAY.plusDays(2)).orElseThrow().functions()).containsExactly("plan.read");
        assertThat(organisation.post(post, TODAY.plusDays(3)).orElseThrow().functions())
            .containsExactlyInAnyOrder("plan.edit", "plan.read");
        administration.submit(first, typed("post.ended", "post", post, "last", TODAY.plusDays(5).toString()));
        assertThat(held(somebody, TODAY.plusDays(5))).containsExactly(post);
        assertThat(organisation.post(post, TODAY.plusDays(6))).isEmpty();
        assertThat(organisation.holdings(somebody).getFirst().valid().last()).isEqualTo(TODAY.plusDays(5));
    }

    @Test
    void aMandateThatWasToChangeLaterGivesWayToAnEarlierChange() {
        String post = "deneme-gorevi-" + NUMBER.incrementAndGet();
        administration.submit(first, typed("post.created", "post", post, "organ", "90010501", "title-tr",
            "Deneme Görevi", "functions", "plan.read", "from", TODAY.toString()));
        agreed(typed("post.changed", "post", post, "functions", "plan.edit", "from",
            TODAY.plusDays(30).toString()));
        agreed(typed("post.changed", "post", post, "functions", "plan.read plan.print", "from",
            TODAY.plusDays(3).toString()));
        assertThat(organisation.post(post, TODAY.plusDays(2)).orElseThrow().functions())
            .containsExactly("plan.read");
        assertThat(organisation.post(post, TODAY.plusDays(31)).orElseThrow().functions())
            .containsExactlyInAnyOrder("plan.print", "plan.read");
    }

    private Map<String, String> forged(Map<String, String> typed) {
        Map<String, String> forged = new HashMap<>(typed);
        forged.putAll(Map.of("four-eyes", "only-administrator", "proposal", UUID.randomUUID().toString(),
            "proposed-by", second.person().toString(), "by", "set-up-link", "key",
            UUID.randomUUID().toString(), "prefix", "divan_00000000", "page", "/admin/posts/kars-governor",
            "made-up", "nobody asked for this"));
        return forged;
    }

    private Act latest(UUID subject, String type) {
        return administration.history(first, subject).stream().filter(a -> a.type().equals(type))
            .reduce((a, b) -> b).orElseThrow();
    }

    @Test
    void whatNobodyAskedForEntersNoActAndCannotPretendThatThereWasNoSecondAdministrator() {
        agreed(forged(appointment(somebody, "ankara-migration-officer", TODAY)));
        assertThat(latest(somebody, "privilege.proposed").body()).containsOnlyKeys("type", "reason", "person",
            "post", "from");
        assertThat(latest(somebody, "post.taken").body()).containsOnlyKeys("type", "reason", "person", "post",
            "from", "proposal", "proposed-by").containsEntry("proposed-by", first.person().toString());
    }

    @Test
    void whatTakesEffectAtOnceBearsNothingThatNobodyAskedForEither() {
        String post = "deneme-gorevi-" + NUMBER.incrementAndGet();
        administration.submit(first, forged(typed("post.created", "post", post, "organ", "90010501",
            "title-tr", "Deneme Görevi", "functions", "plan.read", "from", TODAY.toString())));
        assertThat(latest(Administration.subject(post), "post.created").body()).containsOnlyKeys("type",
            "reason", "post", "organ", "title-tr", "functions", "from");
    }

    @Test
    void theFieldsOfAnOrganAreTakenAndNothingBesideThem() {
        UUID waits = proposed(first, forged(typed("organ.renamed", "number", "90010501", "name_tr",
            "Deneme Genel Müdürlüğü", "name_en", "Trial", "letterhead", "T.C.|DENEME", "from",
            TODAY.plusDays(1).toString(), "basis", "3056/1")));
        assertThat(administration.waiting(first)).filteredOn(w -> w.id().equals(waits)).singleElement()
            .satisfies(w -> assertThat(w.change()).containsOnlyKeys("type", "reason", "basis", "number",
                "name_tr", "name_en", "letterhead", "from"));
        administration.decide(first, waits, false);
    }

    @Test
    void somebodyWhoIsNoAdministratorSeesNothingHereWhateverTheRouteLetsThrough() {
        Caller director = new Bureau(program).official("director");
        for (ThrowingCallable look : List.<ThrowingCallable>of(() -> administration.waiting(director),
                () -> administration.history(director, somebody),
                () -> administration.look(director, () -> "names"))) {
            assertThatThrownBy(look).isInstanceOfSatisfying(Failure.class, failure ->
                assertThat(failure.kind()).isEqualTo(Failure.Kind.FORBIDDEN));
        }
        assertThatThrownBy(() -> access.read(director, Purpose.ADMINISTRATION, "people",
            () -> Reading.of("names", somebody))).hasMessageContaining("no-rule");
    }
}
