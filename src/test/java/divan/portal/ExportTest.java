package divan.portal;

import static org.assertj.core.api.Assertions.assertThat;

import divan.access.Access;
import divan.access.People;
import divan.casework.Bureau;
import divan.casework.Casework;
import divan.demo.Sundial;
import divan.demo.World;
import divan.documents.Documents;
import divan.journal.Journal;
import divan.web.Caller;
import divan.web.Language;
import divan.web.Languages;
import divan.web.Shell;
import divan.web.Texts;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Everything about somebody, and nothing about anybody else. */
@World
class ExportTest {
    @Autowired
    private ApplicationContext program;
    @Autowired
    private Export export;
    @Autowired
    private Access access;
    @Autowired
    private Journal journal;
    @Autowired
    private Documents documents;
    private Bureau bureau;
    private Caller applicant;
    private String no;

    @BeforeEach
    void aCaseDecided() throws InterruptedException {
        bureau = Bureau.opened(program);
        applicant = bureau.applicant();
        no = bureau.granted(applicant);
        program.getBean(Casework.class).open(bureau.official("official"), no);
        for (int i = 0; i < 600 && !sealed(); i++) {
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    private UUID party() {
        return Objects.requireNonNull(applicant.party());
    }

    private boolean sealed() {
        return access.asSystem(() -> documents.ofParty(party())).stream().filter(d -> d.isSealed())
            .count() == 2;
    }

    private Map<String, byte[]> exported(Language language) {
        Shell shell = new Shell(program.getBean(Texts.class), language, applicant, "", "", Sundial.FIRST_DAY,
            true, "",
            "");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Map<String, byte[]> files = new TreeMap<>();
        try {
            export.write(export.begin(applicant), shell, out);
            ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(out.toByteArray()));
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), zip.readAllBytes());
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return files;
    }

    private static String text(Map<String, byte[]> files, String path) {
        return new String(files.get(path), StandardCharsets.UTF_8);
    }

    @Test
    void itHoldsCasesActsRegistersDocumentsUploadsReadsAndSignIns() {
        Map<String, byte[]> files = exported(Languages.TURKISH);
        assertThat(files.keySet()).contains("index.html", "acts.json", "acts.csv", "who-read.csv",
            "sign-ins.json",
            "drafts.json", "registers/foreigners.json", "registers/residence-permits.csv",
            "cases/" + no + "/case.json", "cases/" + no + "/acts.json");
        assertThat(text(files, "cases/" + no + "/case.json")).contains("2027-12-15");
        assertThat(text(files, "registers/foreigners.json")).contains("X0000001");
        assertThat(text(files, "registers/residence-permits.csv")).contains("D-" + no);
        assertThat(text(files, "who-read.csv")).contains("Göç Memuru").contains("6458/24/1");
        assertThat(files.keySet()).filteredOn(f -> f.startsWith("uploads/")).isNotEmpty();
        List<String> papers = files.keySet().stream().filter(f -> f.startsWith("documents/")).toList();
        assertThat(papers).hasSize(2);
        assertThat(papers).allSatisfy(paper ->
            assertThat(new String(files.get(paper), 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-"));
    }

    @Test
    void whatSomebodyWasToldIsInItWithItsStateAndSoIsWhatHappenedAtTheirDoor() {
        UUID decided = bureau.actOf(no, "case.decided");
        assertThat(journal.await("messages", decided, Duration.ofSeconds(30))).isTrue();
        sql("""
            insert into access.security_event(id, at, kind, person) values (:id, :at, 'password-wrong',
                :person)
            """, Map.of("id", UUID.randomUUID(), "at", Timestamp.from(bureau.sundial.instant()), "person",
            Objects.requireNonNull(applicant.person())));
        Map<String, byte[]> files = exported(Languages.ENGLISH);
        JsonNode told = JsonMapper.builder().build().readTree(files.get("messages.json"));
        assertThat(told.valueStream().map(m -> m.get("kind").asString()))
            .contains("case.filed", "case.decided");
        assertThat(message(files, decided).get("state").asString()).isEqualTo("waiting");
        assertThat(message(files, decided).get("subject").asString()).contains(no);
        assertThat(text(files, "messages.csv")).contains("/cases/" + no);
        assertThat(text(files, "messages-choice.json")).contains("informs");
        assertThat(text(files, "security-events.json")).contains("password-wrong");
        assertThat(text(files, "security-events.csv")).contains("kind").doesNotContain("passkey-added");
        sql("update messages.message set sent = :at, due = null where act = :act",
            Map.of("at", Timestamp.from(bureau.sundial.instant()), "act", decided));
        JsonNode sent = message(exported(Languages.ENGLISH), decided);
        assertThat(sent.get("state").asString()).isEqualTo("sent");
        assertThat(sent.get("sent").asString()).isEqualTo(bureau.sundial.instant().toString());
    }

    private void sql(String sql, Map<String, Object> parameters) {
        access.asSystem(() -> program.getBean(JdbcClient.class).sql(sql).params(parameters).update());
    }

    private static JsonNode message(Map<String, byte[]> files, UUID act) {
        return JsonMapper.builder().build().readTree(files.get("messages.json")).valueStream()
            .filter(m -> m.get("act").asString().equals(act.toString())).findFirst().orElseThrow();
    }

    @Test
    void everyFileIsExplainedInTheReadersLanguage() {
        for (Language language : Languages.ALL) {
            Map<String, byte[]> files = exported(language);
            String index = text(files, "index.html");
            assertThat(index).contains("lang=\"" + language.code() + "\"").contains("6698/11/1-b")
                .doesNotContain("http");
            files.keySet().stream().filter(f -> !f.equals("index.html")).forEach(file ->
                assertThat(index).contains("href=\"" + file + "\""));
        }
    }

    @Test
    void nothingOfAnybodyElseIsInIt() {
        Caller other = bureau.applicant();
        String othersNo = bureau.filed(other);
        String all = String.join("\n", exported(Languages.ENGLISH).entrySet().stream()
            .filter(f -> !f.getKey().endsWith(".pdf"))
            .map(f -> new String(f.getValue(), StandardCharsets.UTF_8)).toList());
        assertThat(all).contains(party().toString()).doesNotContain(Objects.requireNonNull(other.party())
            .toString())
            .doesNotContain("\"" + othersNo + "\"").doesNotContain("D-" + othersNo);
        for (String official : List.of("official", "director")) {
            UUID person = access.asSystem(() -> program.getBean(People.class).demo(official).orElseThrow());
            assertThat(all).doesNotContain(person.toString())
                .doesNotContain(program.getBean(People.class).name(person));
        }
        assertThat(all).contains("Provincial Director of Migration");
    }

    @Test
    void takingItIsAnAct() {
        exported(Languages.TURKISH);
        assertThat(access.asSystem(() -> journal.latest(party(), "data.exported", null, 10))).singleElement()
            .satisfies(act -> {
                assertThat(act.basis()).containsExactly("6698/11/1-b");
                assertThat(act.actor().person()).isEqualTo(applicant.person());
            });
    }

    @Test
    void theListOfDocumentsGoesBackPageByPage() {
        access.asSystem(() -> {
            var all = documents.ofParty(party()).reversed();
            assertThat(documents.latest(party(), 0, 1)).isEqualTo(all.subList(0, 1));
            assertThat(documents.latest(party(), 1, 10)).isEqualTo(all.subList(1, 2));
            return true;
        });
    }

    @Test
    void theListOfReadsGoesBackPageByPage() {
        for (int i = 0; i < 5; i++) {
            exported(Languages.TURKISH);
        }
        var newest = access.asSystem(() -> journal.latest(party(), "data.read", null, 3));
        var older = access.asSystem(() -> journal.latest(party(), "data.read", newest.getLast().id(), 100));
        var all = access.asSystem(() -> journal.about(party())).stream()
            .filter(a -> a.type().equals("data.read"))
            .map(a -> a.id()).toList().reversed();
        assertThat(java.util.stream.Stream.concat(newest.stream(), older.stream()).map(a -> a.id()).toList())
            .isEqualTo(all);
    }
}
