package divan.journey;

import static org.assertj.core.api.Assertions.assertThat;

import divan.kernel.Turkish;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The same service in English, with the other outcome. */
@ExtendWith(World.Setting.class)
class RefusalIT {
    private final World world;
    @TempDir
    Path folder;

    RefusalIT(World world) {
        this.world = world;
    }

    @Test
    void aThirdPermitForALanguageCourseIsRefusedWithReasonsAndCountsInThePlan() throws IOException {
        try (Visitor yusuf = world.visitor("en"); Visitor official = world.visitor("en");
                Visitor director = world.visitor("en")) {
            String no = file(yusuf);
            official.signIn("official").open("/cases/" + no);
            assertThat(official.text()).contains("Not met", "31/3");
            propose(official);
            long planned = new Plan(official).value();
            director.signIn("director").open("/cases/" + no).press("Decide");
            assertThat(director.text()).contains("Not extended", "6458/31/3");
            assertThat(new Plan(director).value()).isEqualTo(planned + 1);
            yusuf.open("/cases/" + no);
            assertThat(yusuf.text()).contains("Not extended", "has had two permits", "is not service");
            yusuf.awaitSealed(2);
            yusuf.open("/my/data");
            assertThat(yusuf.text()).contains("Migration Officer",
                "Examining an application for a residence permit");
        }
    }

    private String file(Visitor yusuf) throws IOException {
        yusuf.open("").open("/search?q=residence permit");
        yusuf.follow("Extension of a short-term residence permit");
        yusuf.signIn("yusuf");
        Application application = new Application(yusuf, folder);
        application.begin();
        application.confirm();
        application.until(LocalDate.now(Turkish.ZONE).plusMonths(9));
        application.rest();
        assertThat(yusuf.text()).contains("Not met", "Indonesia", "course-enrolment.pdf");
        application.declareAndFile();
        assertThat(yusuf.heading()).startsWith("Your application has been received");
        return yusuf.address().replaceFirst(".*/", "");
    }

    /** First without the weighing and the provisions that a refusal needs. */
    private static void propose(Visitor official) {
        Proposal proposal = new Proposal(official);
        proposal.judge();
        official.choose("outcome", "refuse");
        official.write("reason", "He has had two permits on this ground already.");
        official.press("Propose");
        assertThat(official.status()).isEqualTo(422);
        assertThat(official.errors()).anyMatch(e -> e.contains("weighed") || e.contains("Weigh"))
                .anyMatch(e -> e.contains("provision"));
        proposal.weigh("No family here; two years of stay; nothing against returning.");
        official.choose("provisions", "6458/31/3").press("Propose");
        assertThat(official.text()).contains("Waiting for a decision");
    }
}
