package divan.messages;

import static org.assertj.core.api.Assertions.assertThat;

import divan.access.Access;
import divan.access.Entrant;
import divan.casework.Bureau;
import divan.demo.World;
import divan.journal.Act;
import divan.journal.Journal;
import divan.web.Caller;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whoever's keys change is told, wherever we know how to reach them. */
@World
class AccountNewsTest {
    @Autowired
    private ApplicationContext program;
    @Autowired
    private Journal journal;
    @Autowired
    private Access access;
    @Autowired
    private JdbcClient jdbc;

    @Test
    void aPartyIsToldOfNewKeysAndOfAnOfficialNoActIsMade() {
        Bureau bureau = Bureau.opened(program);
        Caller applicant = bureau.applicant();
        Entrant entrant = new Entrant(program);
        entrant.keys(Objects.requireNonNull(applicant.person()));
        Act told = access.asSystem(() -> journal.about(applicant.party())).stream()
            .filter(act -> act.type().equals("account.credentials-chosen")).findFirst().orElseThrow();
        assertThat(told.subjects()).containsExactly(applicant.party());
        assertThat(told.actor().person()).isEqualTo(applicant.person());
        assertThat(journal.await(Announcer.NAME, told.id(), Duration.ofSeconds(60))).isTrue();
        List<String> kinds = access.asSystem(() -> jdbc.sql(
            "select kind from messages.message where party = :p")
            .param("p", applicant.party()).query(String.class).list());
        assertThat(kinds).containsExactly("account.credentials-chosen");
        Entrant.Enrolled official = entrant.enrolled("gorevli-anahtar");
        assertThat(access.asSystem(() -> journal.about(official.person()))).extracting(Act::type)
            .containsExactly("person.added");
    }
}
