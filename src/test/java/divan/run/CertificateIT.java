package divan.run;

import static org.assertj.core.api.Assertions.assertThat;

import divan.certificates.Cardholder;
import divan.certificates.Issued;
import divan.certificates.Office;
import divan.certificates.Order;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged program with a port for certificates: somebody signs in by a card, from page to page. */
class CertificateIT {
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final String AMINA = "TCKN99000000110";
    @TempDir
    Path folder;

    private Program serve(Office office, Issued server, int pages, int port) throws Exception {
        office.write(folder.resolve("authorities.pem"));
        server.write(folder.resolve("cert.pem"), folder.resolve("key.pem"));
        List<String> words = new ArrayList<>(List.of("serve", "--data", folder.resolve("data").toString()));
        words.addAll(List.of("--port", String.valueOf(pages), "--origin", "https://localhost:" + pages,
            "--tls-cert", folder.resolve("cert.pem").toString(), "--tls-key",
            folder.resolve("key.pem").toString(), "--certificate-port", String.valueOf(port),
            "--certificate-authorities", folder.resolve("authorities.pem").toString()));
        return Program.start(Map.of("DIVAN_CERTIFICATE_PROVING",
            office.provingFingerprint()), words).awaitAddress();
    }

    private static String first(Pattern pattern, HttpResponse<String> page) {
        Matcher found = pattern.matcher(page.body());
        assertThat(found.find()).as(pattern.pattern()).isTrue();
        return found.group(1);
    }

    private static String cookie(HttpResponse<String> answer, String name) {
        return answer.headers().allValues("Set-Cookie").stream().filter(c -> c.startsWith(name + "="))
            .map(c -> c.replaceFirst(";.*", "")).findFirst().orElseThrow();
    }

    private static String location(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(303);
        return answer.headers().firstValue("Location").orElseThrow();
    }

    /** What whoever comes back with a card is answered on the pages. */
    private static HttpResponse<String> signedIn(Cardholder pages, Cardholder card, int port) {
        HttpResponse<String> form = pages.get("/tr/sign-in");
        String entrance = cookie(form, "__Host-divan_entrance");
        HttpResponse<String> ready = pages.posted("/tr/sign-in/certificate", entrance, "_csrf",
            first(TOKEN, form), "next", "/tr/my/data");
        String link = first(Pattern.compile("https://localhost:" + port + "(/tr/certificate/[^\"]+)"), ready);
        String back = location(card.get(link));
        return pages.get(back.substring(back.indexOf("/tr/")), "Cookie", entrance);
    }

    @Test
    void somebodySignsInByACardAndTheOrdinaryPortNeverAsksForOne() throws Exception {
        int pages = Program.freePort();
        int port = Program.freePort();
        try (Office office = new Office()) {
            Issued server = office.server();
            try (Program program = serve(office, server, pages, port)) {
                program.awaitError("Certificates are asked for on port " + port);
                Issued card = office.card(Order.person(AMINA));
                Cardholder ordinary = new Cardholder(pages, card, server.certificate());
                Cardholder shows = new Cardholder(port, card, server.certificate());
                HttpResponse<String> in = signedIn(ordinary, shows, port);
                assertThat(location(in)).isEqualTo("/tr/my/data");
                String session = cookie(in, "__Host-divan_session");
                assertThat(ordinary.get("/tr/my/data", "Cookie", session).statusCode()).isEqualTo(200);
                assertThat(ordinary.get("/tr/account", "Cookie", session).body()).contains("Güven düzeyi 3");
                assertThat(ordinary.asked()).as("for a certificate, on the ordinary port").isZero();
                assertThat(shows.asked()).isPositive();
                assertThat(shows.get("/tr", "Cookie", session).statusCode()).isEqualTo(404);
                takenUpAgain(office, ordinary, port, server);
                renewed(office, port, server);
                program.stop();
            }
        }
        assertThat(Files.readString(folder.resolve("data/log/divan.log"))).doesNotContain("99000000110");
    }

    /** Another authority comes into the file; nothing is started anew. */
    private void takenUpAgain(Office office, Cardholder pages, int port, Issued server) throws Exception {
        try (Office other = new Office()) {
            Cardholder stranger = new Cardholder(port, other.card(Order.person(AMINA)), server.certificate());
            assertThat(signedIn(pages, stranger, port).body()).contains("burada tanınmıyor");
            other.write(folder.resolve("authorities.pem"));
            assertThat(signedIn(pages, stranger, port).body()).as("known now, and declared by nobody")
                .contains("hiçbir hesaba bağlı değil");
            office.write(folder.resolve("authorities.pem"));
        }
    }

    /** Our own certificate is renewed in its place, and shown on that port too. */
    private void renewed(Office office, int port, Issued before) throws Exception {
        Issued after = office.server();
        after.write(folder.resolve("cert.pem"), folder.resolve("key.pem"));
        long end = System.nanoTime() + PATIENCE.toNanos();
        boolean shown = false;
        while (!shown && System.nanoTime() < end) {
            Thread.sleep(500);
            try {
                shown = new Cardholder(port, null, after.certificate()).get("/tr").statusCode() == 404;
            } catch (AssertionError notYet) {
                shown = false;
            }
        }
        assertThat(shown).isTrue();
        assertThat(before).isNotEqualTo(after);
    }

    @Test
    void withoutThePortNobodyIsOfferedItAndTheProgramSaysSo() throws Exception {
        try (Program program = Program.serve(folder.resolve("data"), "--port", "0")) {
            program.awaitError("Nobody can show a certificate: name a port for it with --certificate-port.");
        }
    }
}
