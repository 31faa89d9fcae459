package divan.legislation;

import static divan.legislation.ConstitutionalOrgan.ASSEMBLY;
import static divan.legislation.ConstitutionalOrgan.COUNCIL_OF_MINISTERS;
import static divan.legislation.ConstitutionalOrgan.NATION;
import static divan.legislation.ConstitutionalOrgan.NATIONAL_SECURITY_COUNCIL;
import static divan.legislation.ConstitutionalOrgan.NATIONAL_UNITY_COMMITTEE;
import static divan.legislation.ConstitutionalOrgan.PRESIDENT;
import static org.assertj.core.api.Assertions.assertThat;

import divan.casework.Bureau;
import divan.demo.Wire;
import divan.demo.World;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.JsonNode;

/** Parliament, the President and others who bear no number, as issuers of norms. */
@World
class ConstitutionalNormsTest {
    @Autowired
    private ApplicationContext program;
    @LocalServerPort
    private int port;
    private Wire wire;

    @BeforeEach
    void open() {
        Bureau.opened(program);
        wire = new Wire(port);
    }

    private static List<ConstitutionalOrgan> issuers(NormKind kind, String day) {
        return ConstitutionalOrgan.of(kind, LocalDate.parse(day));
    }

    @Test
    void whoMadeLawsDependsOnTheDay() {
        assertThat(issuers(NormKind.LAW, "2013-04-04")).containsExactly(ASSEMBLY);
        assertThat(issuers(NormKind.LAW, "1982-01-06")).as("2577").containsExactly(NATIONAL_SECURITY_COUNCIL);
        assertThat(issuers(NormKind.LAW, "1984-11-01")).as("3071").containsExactly(ASSEMBLY);
        assertThat(issuers(NormKind.LAW, "1961-01-05")).containsExactly(NATIONAL_UNITY_COMMITTEE);
        assertThat(issuers(NormKind.LAW, "1959-02-11")).as("7201").containsExactly(ASSEMBLY);
        assertThat(issuers(NormKind.CONSTITUTION, "1982-10-18")).containsExactly(NATION);
        assertThat(issuers(NormKind.DECREE_LAW, "2018-07-02")).containsExactly(COUNCIL_OF_MINISTERS);
        assertThat(issuers(NormKind.PRESIDENTIAL_DECISION, "2018-07-08")).containsExactly(
            COUNCIL_OF_MINISTERS);
        assertThat(issuers(NormKind.PRESIDENTIAL_DECISION, "2018-07-09")).containsExactly(PRESIDENT);
        assertThat(issuers(NormKind.TREATY, "2015-01-01")).containsExactly(ASSEMBLY, PRESIDENT);
        assertThat(issuers(NormKind.REGULATION, "2015-01-01")).as("somebody has to say it").isEmpty();
    }

    @Test
    void thePageOfALawOrDecreeSaysWhoIssuedItAndLeadsThere() {
        assertThat(wire.get("/tr/law/6458").body()).contains("Türkiye Büyük Millet Meclisi",
            "/tr/law/issuer/assembly");
        assertThat(wire.get("/tr/law/2577").body()).contains("/tr/law/issuer/national-security-council");
        assertThat(wire.get("/en/law/CBK-4").body()).contains("The President", "/en/law/issuer/president");
        assertThat(wire.get("/tr/law/90000001-2016-1").body()).contains("İçişleri Bakanlığı")
            .doesNotContain("/law/issuer/");
        assertThat(wire.get("/tr/law/BKK-2014-6883").body()).as("a regulation, as a pack says")
            .contains("Bakanlar Kurulu", "/tr/law/issuer/council-of-ministers");
        assertThat(wire.get("/tr/law/issuer/council-of-ministers").body()).contains("/tr/law/BKK-2014-6883");
        assertThat(wire.get("/tr/law/issuer/assembly").body()).contains("/tr/law/6458", "2709/87")
            .doesNotContain("/tr/law/2577\"");
        assertThat(wire.get("/tr/law/issuer/assembly?on=1959-01-01").body()).contains("/tr/law/5442")
            .doesNotContain("/tr/law/6458\"");
        assertThat(wire.get("/ar/law/issuer/president").body()).contains("رئيس الجمهورية", "/ar/law/CBK-4");
        assertThat(wire.get("/tr/law/issuer/90000001").statusCode()).isEqualTo(404);
    }

    @Test
    void whatStandsAboveAllOrgansIsToldOnAnOrgansPage() {
        String page = wire.get("/tr/law/organ/90000002").body();
        assertThat(page).contains("Bütün kurumların üstünde", "/tr/law/issuer/assembly?on=",
            "/tr/law/issuer/president?on=");
        assertThat(wire.get("/tr/law/6458").body()).as("whoever issued what rests on it")
            .contains("/tr/law/organ/90000001");
    }

    @Test
    void programsAreToldTheSame() {
        JsonNode law = wire.json("/api/law/CBK-4");
        assertThat(law.at("/norm/issuers/0/kind").asString()).isEqualTo("constitutional");
        assertThat(law.at("/norm/issuers/0/id").asString()).isEqualTo("president");
        assertThat(law.at("/norm/issuers/0/name/en").asString()).isEqualTo("The President");
        assertThat(law.at("/articles")).isEmpty();
        assertThat(wire.json("/api/law/90000001-2016-1").at("/norm/issuers/0/number").asString())
            .isEqualTo("90000001");
        JsonNode issued = wire.json("/api/law/issuer/president?on=2026-11-22");
        assertThat(issued.at("/norms").valueStream().map(norm -> norm.at("/id").asString()))
            .contains("CBK-4");
        assertThat(wire.json("/api/law/organ/90000002?on=2026-11-22").at("/constitutional").valueStream()
            .map(one -> one.at("/id").asString())).contains("assembly", "president");
        assertThat(wire.get("/api/law/issuer/president?on=yarin").statusCode()).isEqualTo(422);
        assertThat(wire.get("/api/law/XYZ-9").statusCode()).isEqualTo(404);
    }
}
