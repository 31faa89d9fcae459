package divan.casework;

import static org.assertj.core.api.Assertions.assertThat;

import divan.demo.Sundial;
import divan.demo.World;
import divan.journal.Act;
import divan.web.Caller;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** Who gets the receipt of an act, and those who know its id and must not. */
@World
class ReceiptApiTest {
    @Autowired
    private ApplicationContext program;
    @LocalServerPort
    private int port;
    private Bureau bureau;
    private Colleagues people;
    private Caller applicant;
    private String no;

    @BeforeEach
    void open() {
        bureau = Bureau.opened(program);
        people = new Colleagues(bureau);
        applicant = bureau.applicant();
        no = bureau.filed(applicant);
    }

    /** @return the status; an act that no checkpoint covers yet is there, too */
    private int receipt(String login, UUID act) {
        int status = new Bearer(port, bureau, login).get("/api/acts/" + act + "/receipt").statusCode();
        return status == 202 ? 200 : status;
    }

    private long attempts() {
        return bureau.types(no).stream().filter(Standing.KEPT_OUT::equals).count();
    }

    @Test
    void theApplicantAndTheOrganHaveTheReceiptAndNobodyElse() {
        UUID filed = bureau.actOf(no, CaseFold.FILED);
        assertThat(receipt(bureau.login(applicant), filed)).isEqualTo(200);
        assertThat(receipt("official", filed)).isEqualTo(200);
        assertThat(receipt("official-istanbul", filed)).isEqualTo(404);
        assertThat(receipt(bureau.login(bureau.applicant()), filed)).isEqualTo(404);
        assertThat(receipt("official", UUID.randomUUID())).isEqualTo(404);
        assertThat(attempts()).isZero();
    }

    /** What registers said at filing is shown by the step's fields, and a receipt is no way round. */
    @Test
    void anOfficialHasTheProofOfWhatWasFiledAndTheApplicantItsContentToo() throws Exception {
        String path = "/api/acts/" + bureau.actOf(no, CaseFold.FILED) + "/receipt";
        String theirs = sealed("official", path);
        assertThat(theirs).contains("\"bodyHash\"").doesNotContain("\"body\"", "\"bodySalt\"");
        assertThat(sealed(bureau.login(applicant), path)).contains("\"body\"", "\"bodySalt\"");
    }

    private String sealed(String login, String path) throws InterruptedException {
        Bearer bearer = new Bearer(port, bureau, login);
        HttpResponse<String> answer = bearer.get(path);
        for (int i = 0; answer.statusCode() == 202 && i < 600; i++) {
            Thread.sleep(100);
            answer = bearer.get(path);
        }
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    @Test
    void anOfficialWhoWithdrewGetsNoReceiptOfAnythingDoneInTheCase() {
        people.duties.recuse(people.official(), no, "Komşumdur.", "");
        List<Act> acts = bureau.acts(no);
        assertThat(acts).extracting(Act::type).contains("case.filed", "document.ordered", "case.recused");
        assertThat(acts).allSatisfy(act -> assertThat(receipt("official", act.id())).as(act.type())
            .isEqualTo(404));
        assertThat(attempts()).as("each attempt is an act").isEqualTo(acts.size());
        assertThat(receipt("colleague", acts.getFirst().id())).isEqualTo(200);
    }

    @Test
    void aRelativeOfThePartyGetsNoReceiptInTheCaseOrAboutTheParty() {
        UUID proposed = ((Results.Taking.Taken) bureau.propose(no, bureau.grant(no, "2027-12-15"))).act();
        assertThat(receipt("official", proposed)).isEqualTo(200);
        people.relate(applicant.party(), people.official(), "sibling", Sundial.FIRST_DAY,
            Sundial.FIRST_DAY.plusDays(9));
        assertThat(receipt("official", proposed)).as("their own act, too").isEqualTo(404);
        assertThat(receipt("colleague", proposed)).isEqualTo(200);
        UUID aboutTheParty = bureau.access.as(people.official(), () -> bureau.journal.append(Act.of(
            bureau.access.now(), people.official().actor(), "data.read", List.of(applicant.party()),
            List.of(),
            "casework", java.util.Map.of("what", "register"))));
        assertThat(receipt("official", aboutTheParty)).isEqualTo(404);
    }

    @Test
    void whoeverWorksForAnotherOrganNowHasNothingOfTheCasesBefore() {
        Caller before = people.official();
        Caller elsewhere = bureau.official("official-istanbul");
        UUID formerly = bureau.access.as(before, () -> bureau.journal.append(Act.of(bureau.access.now(),
            new Caller(Caller.Kind.OFFICIAL, elsewhere.person(), null, "", before.post(), null, null).actor(),
            Duties.NOTED, List.of(bureau.stored(no).state().id()), List.of(), "casework",
            java.util.Map.of())));
        assertThat(receipt("official-istanbul", formerly)).isEqualTo(404);
    }
}
