package divan.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import divan.demo.Wire;
import divan.demo.World;
import java.io.StringReader;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.xml.sax.InputSource;

/** What anybody reads of an organ: its history, its chart of any day, what differs between two, who signs. */
@World
class OrganPagesTest {
    private static final AtomicInteger NUMBER = new AtomicInteger(97000000);
    @Autowired
    private ApplicationContext program;
    @LocalServerPort
    private int port;
    private Wire wire;
    private OrganEvents events;

    @BeforeEach
    void open() {
        wire = new Wire(port);
        events = new OrganEvents(program);
    }

    private String page(String path) {
        return wire.page(path);
    }

    private String founded(String parent, String name) {
        String number = String.valueOf(NUMBER.incrementAndGet());
        events.founded(number, parent, name, "2026-01-10");
        return number;
    }

    private static void isWellFormed(String page) throws Exception {
        String svg = page.substring(page.indexOf("<svg class=\"dv-chart\""),
            page.indexOf("</svg>", page.indexOf("<svg class=\"dv-chart\"")) + 6);
        DocumentBuilderFactory.newInstance().newDocumentBuilder()
            .parse(new InputSource(new StringReader(svg)));
    }

    @Test
    void theChartOfADayIsDrawnAndToldAsATable() throws Exception {
        String top = founded("90000001", "Çizim Başkanlığı");
        String unit = founded(top, "Şube \"A\" & <B>");
        String below = founded(unit, "Büro");
        String closed = page("/tr/organs/" + top + "/chart");
        isWellFormed(closed);
        assertThat(closed).contains("Şube \"A\" &amp; &lt;B&gt;").doesNotContain(">" + below + "<")
            .contains("open=" + unit);
        String open = page("/tr/organs/" + top + "/chart?zoom=150&open=" + unit);
        isWellFormed(open);
        assertThat(open).contains(">" + below + "<").contains("Büro");
        assertThat(page("/tr/organs/" + top + "/chart?on=2025-01-01")).contains("gününde yok")
            .doesNotContain("<svg class=\"dv-chart\"");
        assertThat(page("/en/organs/" + top + "/chart?zoom=abc&open=%3Cscript%3E,1,,"))
            .contains("As a table");
    }

    @Test
    void whatDiffersBetweenTwoDaysIsDrawnAndTold() throws Exception {
        String top = founded("90000001", "Fark Başkanlığı");
        String one = founded(top, "Kalan");
        String two = founded(top, "Giden");
        events.agreed("organ.renamed", "number", one, "name_tr", "Adı Değişen", "from", "2026-05-01");
        events.agreed("organ.closed", "number", two, "last", "2026-05-31");
        String page = page("/tr/organs/" + top + "/difference?from=2026-02-01&to=2026-06-01");
        isWellFormed(page);
        assertThat(page).contains("Adı Değişen", "adı değişti", "Giden", "çıktı", "line-through");
        assertThat(page("/tr/organs/" + top + "/difference?from=2026-02-01&to=2026-02-02"))
            .contains("hiçbir şey değişmemiş");
    }

    @Test
    void anOrganTellsWhatItWas() {
        String top = founded("90000001", "Geçmiş Başkanlığı");
        String heir = founded(top, "Mirasçı");
        events.agreed("organ.renamed", "number", top, "name_tr", "Yeni Başkanlık", "from", "2026-05-01",
            "reason", "Teşkilat <değişikliği>");
        String gone = founded(top, "Birleşen");
        events.agreed("organ.merged", "number", heir, "others", gone, "from", "2026-06-01");
        assertThat(page("/tr/organs/" + top)).contains("Yeni Başkanlık", "Geçmiş Başkanlığı", "kuruldu",
            "adı değişti", "Teşkilat &lt;değişikliği&gt;");
        assertThat(page("/tr/organs/" + heir)).contains("gününde ondan geldi", "Birleşen");
        assertThat(page("/tr/organs/" + gone)).contains("gününde yok", "Mirasçı", "birleşti");
        assertThat(wire.get("/tr/organs/11111111").statusCode()).isEqualTo(404);
        assertThat(wire.get("/tr/organs/abc").statusCode()).isEqualTo(404);
    }

    @Test
    void whoCouldSignIsOnePage() {
        assertThat(page("/tr/organs/91000006/signatories?function=residence-permit.decide"))
            .contains("Vali", "Makamının kendi yetkisiyle", "yetki devriyle", "5442/9-B");
        assertThat(page("/en/organs/91000006/signatories?on=2000-01-01"))
            .contains("No right to sign is recorded");
    }

    @Test
    void thePagesOfListsAndQualityAnswer() {
        assertThat(page("/tr/organs?q=G%C3%B6%C3%A7+%C4%B0daresi")).contains("Göç İdaresi Başkanlığı");
        assertThat(page("/tr/organs?q=%25_%5C")).contains("Bu adla kurum bulunamadı");
        assertThat(page("/tr/organs")).contains("Sonraki sayfa");
        assertThat(page("/tr/organs/quality")).contains("Kuruluş mevzuatı yazılmamış kurumlar",
            "Kapatılmış ama görevleri süren kurumlar");
        assertThat(List.of(page("/en/organs/quality"), page("/ar/organs/92000006")))
            .allMatch(p -> p.contains("<h1"));
    }
}
