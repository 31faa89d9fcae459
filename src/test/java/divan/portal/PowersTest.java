package divan.portal;

import static org.assertj.core.api.Assertions.assertThat;

import divan.access.Browser;
import divan.demo.Sundial;
import divan.demo.World;
import divan.kernel.Json;
import divan.organisation.Organisation;
import divan.organisation.Post;
import divan.organisation.SigningRight;
import divan.policy.Asked;
import divan.policy.Relation;
import divan.policy.Rule;
import divan.policy.Rulebook;
import divan.policy.Ruling;
import divan.policy.Who;
import divan.registers.Register;
import divan.registers.RegisterDefinitions;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What is shown of powers is what the rule book says when somebody asks to read. */
@World
class PowersTest {
    private static final LocalDate DAY = Sundial.FIRST_DAY;
    private static final List<String> POSTS = List.of("ankara-migration-officer", "ankara-director",
        "ankara-governor", "planner", "register-keeper");
    @Autowired
    private Powers powers;
    @Autowired
    private Rulebook book;
    @Autowired
    private Organisation organisation;
    @Autowired
    private RegisterDefinitions registers;
    @LocalServerPort
    private int port;

    private Post post(String id) {
        return organisation.post(id, DAY).orElseThrow();
    }

    /** Fields of a register that somebody at this post is let read for some purpose. */
    private Set<String> letRead(Post post, Register register) {
        return book.rules().stream().map(Rule::purpose).distinct().map(purpose -> book.ask(new Asked(true,
                function -> !(organisation.right(post.id(), function, DAY) instanceof SigningRight.None),
                Relation.OWN_ORGAN, Rulebook.register(register.id()), purpose)))
            .flatMap(ruling -> ruling instanceof Ruling.Allowed allowed ? allowed.fields().stream()
                : Stream.empty()).collect(Collectors.toCollection(TreeSet::new));
    }

    private Set<String> shown(Post post, Register register) {
        return powers.of(post, DAY).stream().flatMap(power -> power.rules().stream())
            .filter(rule -> rule.what().equals(Rulebook.register(register.id())))
            .flatMap(rule -> rule.fields().stream()).collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void thePageOfAPostShowsWhatThePostIsLetReadNoMoreAndNoLess() {
        for (String id : POSTS) {
            for (Register register : registers.all()) {
                assertThat(shown(post(id), register)).as(id + " " + register.id())
                    .isEqualTo(letRead(post(id), register));
            }
        }
        assertThat(registers.find("foreigners").map(r -> shown(post("ankara-migration-officer"), r))
            .orElseThrow()).contains("passport-number");
        assertThat(registers.find("foreigners").map(r -> shown(post("planner"), r)).orElseThrow()).isEmpty();
    }

    @Test
    void everyRuleOfARegisterIsFoundFromThePostAndFromTheField() {
        for (Register register : registers.all()) {
            for (Register.Field field : register.fields()) {
                for (Powers.Reader reader : powers.on(register.id(), field.id(), DAY)) {
                    boolean own = reader.rule().who() instanceof Who.Person;
                    assertThat(own || powers.by(reader.function()).contains(reader.rule())).isTrue();
                }
            }
        }
        assertThat(powers.on("foreigners", "passport-number", DAY)).extracting(Powers.Reader::function)
            .containsExactly("", "residence-permit.decide", "residence-permit.review");
        assertThat(powers.on("relations", "official", DAY)).as("for no purpose").isEmpty();
    }

    @Test
    void aPowerThatWasDelegatedIsAmongThoseOfThePostOnItsDaysAndSaysWhoseItIs() {
        List<Powers.Power> delegated = organisation.postsWith("residence-permit.review", DAY).stream()
            .flatMap(post -> powers.of(post, DAY).stream())
            .filter(power -> power.right() instanceof SigningRight.ByDelegation).toList();
        assertThat(delegated).isNotEmpty().allSatisfy(power -> {
            assertThat(power.function()).isIn("residence-permit.decide",
                "international-protection.decide");
            assertThat(power.rules()).isNotEmpty();
        });
    }

    @Test
    void anybodyMayReadWhatAPostMayDoAndNoPersonIsNamedThere() {
        Browser browser = new Browser(port);
        String page = browser.get("/en/powers/posts/ankara-director?on=" + DAY).body();
        assertThat(page).contains("Provincial Director of Migration", "5442/9-B", "Register of foreigners");
        assertThat(browser.get("/tr/powers").body()).contains("/tr/powers/registers/foreigners/family",
            "/tr/powers/functions/residence-permit.review");
        assertThat(browser.get("/tr/powers/functions/residence-permit.serve?on=" + DAY).body())
            .contains("/tr/powers/posts/ankara-migration-officer");
        assertThat(browser.get("/en/powers/registers/relations/official").body()).contains("Nobody may see");
        for (String nothing : List.of("/tr/powers/posts/nobody", "/tr/powers/functions/gossip",
                "/tr/powers/registers/foreigners/shoe-size", "/api/powers/posts/nobody")) {
            assertThat(browser.get(nothing).statusCode()).as(nothing).isEqualTo(404);
        }
    }

    @Test
    void programsAreToldTheSame() {
        Browser browser = new Browser(port);
        Map<String, Object> answer = Json.map(browser.get("/api/powers/posts/planner?on=" + DAY).body());
        assertThat(answer).containsEntry("post", "planner").containsEntry("on", DAY.toString());
        assertThat((List<?>) answer.get("functions")).extracting(f -> ((Map<?, ?>) f).get("function"))
            .isEqualTo(List.of("plan.edit", "plan.read", "report.write", "rules.what-if"));
        Map<String, Object> field = Json.map(browser.get(
            "/api/powers/registers/restrictions/kind?on=" + DAY).body());
        assertThat(((List<?>) field.get("readers")).stream().map(r -> String.valueOf(
            ((Map<?, ?>) r).get("function"))).toList()).containsExactly("", "international-protection.decide",
            "international-protection.review", "residence-permit.decide", "residence-permit.review");
    }
}
