package divan.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import divan.access.Browser;
import divan.demo.Sundial;
import divan.demo.World;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The page on which an official brings and takes files of organs, without scripts. */
@World
class OrganFilePagesTest {
    private static final String PAGE = "/tr/desk/organs";
    private static final String HEADER = "number,from,last,name_tr,kind,parent\n";
    private static final Pattern OFFER = Pattern.compile("action=\"(/tr/desk/organs/[0-9a-f-]{36})\"");
    private static final AtomicInteger NUMBER = new AtomicInteger(71000000);
    @Autowired
    private Organisation organisation;
    @Autowired
    private Sundial sundial;
    @LocalServerPort
    private int port;
    private Browser keeper;

    @BeforeEach
    void open() {
        sundial.set(Sundial.FIRST_DAY);
        keeper = browser("register-keeper");
    }

    private Browser browser(String person) {
        return Browser.signedIn(port, person);
    }

    private static String fresh() {
        return String.valueOf(NUMBER.incrementAndGet());
    }

    private HttpResponse<String> brought(byte[] file) {
        return keeper.upload(PAGE, PAGE, file, "reason", "Aktarma");
    }

    private HttpResponse<String> brought(String rows) {
        return brought((HEADER + rows).getBytes(StandardCharsets.UTF_8));
    }

    private static String offer(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        Matcher found = OFFER.matcher(answer.body());
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    @Test
    void nothingLandsBeforeItIsConfirmedAndThenAllOfItDoes() {
        String one = fresh();
        String two = fresh();
        String offer = offer(brought(one + ",2024-01-01,,Bir,department,90000001\n" + two
            + ",2024-01-01,,İki,department," + one + "\n"));
        assertThat(organisation.knowsOrgan(one)).isFalse();
        assertThat(browser("administrator").submit(PAGE, offer).statusCode()).isEqualTo(403);
        HttpResponse<String> taken = keeper.submit(PAGE, offer);
        assertThat(taken.statusCode()).as(taken.body()).isEqualTo(303);
        assertThat(keeper.get(taken.headers().firstValue("Location").orElseThrow()).body())
            .contains("Dosya alındı: 2 satır");
        assertThat(organisation.children(one, Sundial.FIRST_DAY)).extracting(Organ::number)
            .containsExactly(two);
        assertThat(keeper.submit(PAGE, offer).body()).contains("Denetlenen dosya artık yok");
    }

    @Test
    void whatBecameWrongBetweenCheckAndConfirmationLandsNothing() {
        String one = fresh();
        String two = fresh();
        String first = offer(brought(one + ",2024-01-01,,Bir,department,90000001\n" + two
            + ",2024-01-01,,İki,department,90000001\n"));
        String second = offer(brought(one + ",2024-01-01,,Başka Ad,department,90000001\n"));
        assertThat(keeper.submit(PAGE, second).statusCode()).isEqualTo(303);
        HttpResponse<String> late = keeper.submit(PAGE, first);
        assertThat(late.statusCode()).isEqualTo(422);
        assertThat(late.body()).contains("Hiçbir satır alınmadı");
        assertThat(organisation.knowsOrgan(two)).isFalse();
    }

    @Test
    void eachFaultStandsWithItsLineAndNothingCanBeConfirmed() {
        String one = fresh();
        String two = fresh();
        HttpResponse<String> wrong = brought(one + ",2024-01-01,,Bir,department," + two + "\n" + two
            + ",2024-01-01,,İki,department," + one + "\n");
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("<td class=\"govuk-table__cell\">2</td>",
            "<td class=\"govuk-table__cell\">3</td>", "bulunan yanlış: 2").doesNotContain("Onayla ve al");
        assertThat(brought(one + ",2024-01-01,2024-06-30,Bir,department,\n" + one
            + ",2024-06-01,,Bir,department,\n90000001,2024-01-01,,Başka,ministry,\n").body())
            .contains("bulunan yanlış: 2");
        assertThat(organisation.knowsOrgan(one)).isFalse();
    }

    @Test
    void garbageIsRefusedWithPlaceAndReason() {
        byte[] noise = new byte[10_000_000];
        new Random(1).nextBytes(noise);
        assertThat(brought(noise).statusCode()).isEqualTo(422);
        assertThat(brought((HEADER + fresh() + ",2024-01-01,,İçişleri Şubesi,department,\n")
            .getBytes(Charset.forName("windows-1254"))).body()).contains("Dosya UTF-8 değil");
        assertThat(brought("[".repeat(1_000_000).getBytes(StandardCharsets.UTF_8)).body())
            .contains("JSON olarak okunamıyor");
        assertThat(brought(new byte[0]).body()).contains("Bir CSV ya da JSON dosyası seçin");
        assertThat(keeper.upload(PAGE, PAGE, "x".getBytes(StandardCharsets.UTF_8), "reason", "").body())
            .contains("Gerekçeyi yazın");
        assertThat(keeper.get(PAGE).statusCode()).isEqualTo(200);
    }

    @Test
    void organsAreGivenOutAsOfADayInThreeForms() {
        JsonNode then = JsonMapper.builder().build()
            .readTree(keeper.get(PAGE + "/file?as=json&on=" + Sundial.FIRST_DAY).body());
        assertThat(then.valueStream().map(o -> o.at("/number").asString())).contains("90000001");
        assertThat(JsonMapper.builder().build().readTree(keeper.get(PAGE + "/file?as=json&on=1950-01-01")
            .body())).isEmpty();
        HttpResponse<String> csv = keeper.get(PAGE + "/file?as=csv&on=");
        assertThat(csv.headers().firstValue("Content-Disposition").orElse("")).contains("organs.csv");
        assertThat(csv.body()).startsWith("number,from,last").contains("90000001");
        assertThat(keeper.get(PAGE + "/file?as=jsonld&on=" + Sundial.FIRST_DAY).body())
            .startsWith("{\"@context\"").contains("PublicOrganisation");
        assertThat(keeper.get(PAGE + "/file?as=exe").statusCode()).isEqualTo(422);
        assertThat(keeper.get(PAGE + "/file?as=csv&on=dun").statusCode()).isEqualTo(422);
    }

    @Test
    void nobodyElseBringsOrTakesFiles() {
        assertThat(browser("official").get(PAGE).statusCode()).isEqualTo(403);
        assertThat(browser("official").get(PAGE + "/file?as=csv").statusCode()).isEqualTo(403);
        assertThat(new Browser(port).get(PAGE).statusCode()).isEqualTo(302);
    }
}
