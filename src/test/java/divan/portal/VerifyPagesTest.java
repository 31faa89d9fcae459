package divan.portal;

import static org.assertj.core.api.Assertions.assertThat;

import divan.access.Access;
import divan.casework.Bureau;
import divan.database.RowIdentity;
import divan.database.Transactions;
import divan.demo.Sundial;
import divan.demo.World;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A file given by somebody whom nobody knows. */
@World
class VerifyPagesTest {
    private static final String BOUNDARY = "----divan";
    @Autowired
    private ApplicationContext program;
    @Autowired
    private JdbcClient jdbc;
    @Autowired
    private Transactions transactions;
    @Autowired
    private Access access;
    @LocalServerPort
    private int port;
    private final HttpClient client = HttpClient.newHttpClient();
    private Bureau bureau;
    private static int tests;

    /** Every test has an allowance of its own: so much later that the one before is forgotten. */
    @BeforeEach
    void open() {
        bureau = new Bureau(program);
        bureau.sundial.set(Sundial.FIRST_DAY);
        bureau.sundial.set(bureau.sundial.instant().plus(Duration.ofMinutes(22L * ++tests)));
    }

    private byte[] sealed() throws InterruptedException {
        bureau.granted();
        for (int i = 0; i < 600; i++) {
            List<byte[]> files = transactions.as(RowIdentity.SYSTEM, () -> jdbc.sql(
                "select content from documents.file").query((row, n) -> row.getBytes(1)).list());
            if (!files.isEmpty()) {
                return files.getFirst();
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
        throw new AssertionError("nothing was sealed within a minute");
    }

    private static byte[] form(byte[] file) {
        byte[] head = ("--" + BOUNDARY
            + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.pdf\"\r\n"
            + "Content-Type: application/pdf\r\n\r\n").getBytes(StandardCharsets.UTF_8);
        byte[] foot = ("\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8);
        byte[] all = Arrays.copyOf(head, head.length + file.length + foot.length);
        System.arraycopy(file, 0, all, head.length, file.length);
        System.arraycopy(foot, 0, all, head.length + file.length, foot.length);
        return all;
    }

    private HttpResponse<String> give(String lang, BodyPublisher body, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(
            URI.create("http://localhost:" + port + "/" + lang + "/verify")).POST(body)
            .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY);
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> give(String lang, byte[] file) throws IOException, InterruptedException {
        return give(lang, BodyPublishers.ofByteArray(form(file)));
    }

    private long rows() {
        return transactions.as(RowIdentity.SYSTEM, () -> jdbc.sql("""
            select (select count(*) from journal.act) + (select count(*) from casework.content)
                 + (select count(*) from documents.file)
            """).query(Long.class).single());
    }

    @Test
    void theFileWeSealedIsGenuineAndAChangedOneIsNot() throws Exception {
        byte[] file = sealed();
        assertThat(give("tr", file).body()).contains("Bu dosya bizim verdiğimiz belgedir", "E-9", "SHA-256")
            .doesNotContain("Örnek");
        assertThat(give("en", file).body()).contains("This file is the document we issued");
        assertThat(give("tr", Arrays.copyOf(file, file.length + 1)).body())
            .contains("sonradan ekleme yapılmış", "1 bayt eklenmiş");
        byte[] altered = file.clone();
        altered[500] ^= 1;
        assertThat(give("tr", altered).body()).contains("Bu dosya değiştirilmiş");
    }

    @Test
    void nothingOfAFileIsKept() throws Exception {
        long before = rows();
        assertThat(give("tr", "%PDF-1.7 startxref %%EOF".getBytes()).statusCode()).isEqualTo(200);
        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void noFileOrOneTooLargeIsSaid() throws Exception {
        HttpResponse<String> none = give("tr", new byte[0]);
        assertThat(none.statusCode()).isEqualTo(422);
        assertThat(none.body()).contains("href=\"#f-file\"", "id=\"f-file\"");
        assertThat(give("tr", new byte[10_500_000]).statusCode()).isEqualTo(422);
        HttpResponse<String> larger = give("tr", new byte[13_000_000]);
        assertThat(larger.statusCode()).isEqualTo(413);
        assertThat(larger.body()).contains("Dosya çok büyük");
    }

    /** A hundred megabytes are refused unread or cut off, and the next one is served. */
    @Test
    void aHugeFileDoesNotStopTheNext() throws Exception {
        byte[] huge = form(new byte[100_000_000]);
        try {
            assertThat(give("tr", BodyPublishers.ofByteArray(huge)).statusCode()).isEqualTo(413);
        } catch (IOException e) {
            assertThat(e).hasMessageNotContaining("timed out");
        }
        assertThat(give("tr", "PK".getBytes()).body()).contains("Dosya bir PDF değil");
    }

    @Test
    void whoComparesTooOftenIsToldToWaitAndMayVerifyByCode() throws Exception {
        byte[] file = "PK".getBytes();
        int served = 0;
        HttpResponse<String> answer = give("tr", file);
        while (answer.statusCode() == 200 && served < 100) {
            served++;
            answer = give("tr", file);
        }
        assertThat(served).isEqualTo(30);
        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.body()).contains("Çok sık denediniz", "On dakika");
        HttpRequest byCode = HttpRequest.newBuilder(URI.create("http://localhost:" + port
            + "/tr/verify/AAAA")).build();
        assertThat(client.send(byCode, BodyHandlers.ofString()).statusCode()).isEqualTo(404);
        bureau.sundial.set(access.now().plus(Duration.ofMinutes(10)));
        assertThat(give("tr", file).statusCode()).isEqualTo(200);
    }

    @Test
    void aFormOfAnotherSiteIsRefused() throws Exception {
        assertThat(give("tr", BodyPublishers.ofByteArray(form(new byte[9])), "Sec-Fetch-Site",
            "cross-site").statusCode())
            .isIn(401, 403);
    }
}
