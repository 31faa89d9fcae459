package divan.casework;

import static org.assertj.core.api.Assertions.assertThat;

import divan.access.Browser;
import divan.demo.World;
import divan.packs.Finding;
import divan.packs.Pack;
import divan.packs.Packs;
import divan.registers.Entry;
import divan.web.Caller;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** Nobody decides on what they helped to bring about, nor beyond what was delegated to them. */
@World
class ConflictsTest {
    private static final String FILE = "organisation/delegation-scopes.yaml";

    @Autowired
    private ApplicationContext program;
    @LocalServerPort
    private int port;
    private Bureau bureau;
    private Caller applicant;
    private DelegationScopes scopes;
    private Pack pack;

    @BeforeEach
    void open() {
        bureau = Bureau.opened(program);
        applicant = bureau.applicant();
        scopes = bureau.bean(DelegationScopes.class);
        pack = bureau.bean(Packs.class).active("migration").orElseThrow();
    }

    @AfterEach
    void asBefore() {
        scopes.load(pack);
    }

    /** A request to have a row's field corrected, proposed by a colleague. */
    private String disputed(Entry row, String field, String right) {
        Matter matter = new Matter(row.register(), field, row.id());
        String no = ((Results.Filing.Filed) bureau.filing.file(applicant, "register-correction", matter,
            () -> new LinkedHashMap<>(Map.of("right-text", right, "why", "Yanlış yazılmış.",
            "declaration", true)), null)).no();
        bureau.decisions.propose(bureau.official("colleague"), no, bureau.stored(no).version(), refusal());
        return no;
    }

    private static Verdict refusal() {
        Map<String, Object> details = new LinkedHashMap<>(Map.of("provisions", List.of("6698/11/1-d"),
            "reason", "Sicildeki bilgi doğrudur ve tamdır."));
        return new Verdict("refuse", Map.of("proved", "yes"), Map.of(), Bureau.details(details));
    }

    @Test
    void whoDecidedACaseDoesNotDecideOnTheObjectionAgainstIt() {
        String granted = bureau.granted(applicant);
        Entry permit = bureau.permits(Objects.requireNonNull(applicant.party())).stream()
            .filter(row -> row.madeBy().equals(bureau.actOf(granted, CaseFold.DECIDED))).findFirst()
            .orElseThrow();
        String no = disputed(permit, "permit-number", "D-1");
        Caller director = bureau.official("director");
        assertThat(Bureau.codes(Bureau.failure(() -> bureau.decide(director, no, refusal()))))
            .containsExactly("took-part");
        assertThat(bureau.outcome(no)).isNull();
        Browser browser = new Browser(port);
        browser.submit("/tr/sign-in", "/sign-in/demo", "person", "director");
        assertThat(browser.get("/tr/cases/" + no).body()).contains("görev aldığınız");
    }

    @Test
    void whoHadNothingToDoWithItDecides() {
        bureau.granted(applicant);
        Entry person = bureau.access.asSystem(() -> bureau.registers.history("foreigners",
            Objects.requireNonNull(applicant.party()))).getFirst();
        String no = disputed(person, "given", "Başka");
        assertThat(bureau.decide(bureau.official("director"), no, refusal()))
            .isInstanceOf(Results.Taking.Taken.class);
    }

    private Pack limited(String scope) {
        Map<String, byte[]> files = new TreeMap<>(pack.files());
        files.put(FILE, scope.getBytes(StandardCharsets.UTF_8));
        return Pack.of(pack.name(), files);
    }

    /** The director decides under the Governor's delegation. */
    private String refused(String scope) {
        String no = bureau.filed(bureau.applicant());
        bureau.propose(no, bureau.grant(no, "2027-12-15"));
        scopes.load(limited(scope));
        return Bureau.codes(Bureau.failure(() -> bureau.decide(bureau.official("director"), no,
            bureau.grant(no, "2027-12-15")))).getFirst();
    }

    @Test
    void aDelegationReachesNoFurtherThanItsServicesPlacesAndKindsOfDecision() {
        assertThat(refused("- {delegation: ankara-residence-permits, services: [register-correction]}"))
            .isEqualTo("delegation-service");
        assertThat(refused("- {delegation: ankara-residence-permits, places: ['34']}"))
            .isEqualTo("delegation-place");
        assertThat(refused("- {delegation: ankara-residence-permits, outcomes: [refuse]}"))
            .isEqualTo("delegation-outcome");
    }

    @Test
    void withinItsScopeADelegationDecides() {
        assertThat(scopes.of("ankara-residence-permits")).isPresent();
        assertThat(bureau.outcome(bureau.granted())).isEqualTo("grant");
        scopes.load(limited("- {delegation: ankara-residence-permits, outcomes: [grant], places: ['06']}"));
        assertThat(bureau.outcome(bureau.granted())).isEqualTo("grant");
    }

    @Test
    void aScopeOfSomethingThatIsNotThereIsFound() {
        assertThat(scopes.check(pack)).isEmpty();
        assertThat(scopes.check(limited("- {delegation: nobody, services: [nothing], outcomes: [maybe]}")))
            .extracting(Finding::file).containsExactly(FILE, FILE, FILE);
    }

    @Test
    void theScopeIsShownWithThePowersOfThePost() {
        assertThat(new Browser(port).get("/tr/powers/posts/ankara-director").body())
            .contains("Yalnızca: ", "Kısa dönem ikamet izninin uzatılması");
    }
}
