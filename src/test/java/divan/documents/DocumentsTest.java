package divan.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import divan.journal.Act;
import divan.journal.Journal;
import divan.kernel.Failure;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

class DocumentsTest {
    private static final UUID PARTY = UUID.randomUUID();
    @TempDir
    static Path data;
    private static Office program;
    private static Documents documents;
    private static TransactionTemplate transaction;

    @BeforeAll
    static void start() {
        program = new Office(data);
        documents = program.getBean(Documents.class);
        transaction = program.transaction();
    }

    @AfterAll
    static void stop() {
        program.close();
    }

    private static <T extends @Nullable Object> T as(String kind, @Nullable UUID party,
            @Nullable String organ, Supplier<T> work) {
        return program.as(kind, party, organ, work);
    }

    private static <T extends @Nullable Object> T asOrgan(Supplier<T> work) {
        return program.as("official", null, Sample.ANKARA, work);
    }

    private static DocumentOrder decision(UUID party) {
        return Sample.order(party, Sample.decision(), Sample.variables(), "tr");
    }

    private static void awaitSealed(UUID document) {
        program.awaitSealed(document);
    }

    private static Journal journal() {
        return program.getBean(Journal.class);
    }

    @Test
    void aDrawnDocumentIsBeingSealedAndThenSealed() throws Exception {
        DocumentOrder order = decision(PARTY);
        DrawnDocument drawn = asOrgan(() -> {
            DrawnDocument now = documents.draw(order);
            assertThat(documents.find(order.id()).orElseThrow().isSealed()).isFalse();
            assertThat(documents.byCode(now.code().toString()).orElseThrow().isSealed()).isFalse();
            assertThatThrownBy(() -> documents.pdf(order.id())).isInstanceOfSatisfying(Failure.class,
                    f -> assertThat(f.kind()).isEqualTo(Failure.Kind.UNAVAILABLE));
            return now;
        });
        awaitSealed(order.id());

        byte[] file = as("person", PARTY, null, () -> documents.pdf(order.id()));
        DocumentEntry entry = asOrgan(() -> documents.ofCase(order.caseId())).getFirst();
        assertThat(entry.number()).isEqualTo(drawn.number().toString());
        assertThat(entry.seal().sha256())
                .isEqualTo(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file)));
        assertThat(RenderingTest.text(file))
                .contains(drawn.number().toString(), drawn.code().toString(), "IŞIL İĞNECİ");
        assertThat(program.getBean(Verification.class).check(file))
                .isInstanceOfSatisfying(SealCheck.Genuine.class,
                genuine -> assertThat(genuine.facts().number()).isEqualTo(entry.number()));
    }

    @Test
    void whatHappenedIsInTheJournalWithoutTheName() {
        DocumentOrder order = decision(PARTY);
        asOrgan(() -> documents.draw(order));
        awaitSealed(order.id());
        List<Act> acts = as("system", null, null, () -> journal().about(order.id()));
        assertThat(acts).extracting(Act::type).containsExactly("document.ordered", "document.sealed");
        assertThat(acts.get(1).subjects()).containsExactly(order.id(), order.caseId(), PARTY);
        assertThat(acts.get(1).body()).containsKeys("document", "number", "sha256", "organ", "certificate");
        assertThat(acts.toString()).doesNotContain("Işıl");
    }

    @Test
    void onlyThePartyAndTheOrganSeeADocument() {
        DocumentOrder order = decision(PARTY);
        asOrgan(() -> documents.draw(order));
        awaitSealed(order.id());
        assertThat(as("person", PARTY, null, () -> documents.ofParty(PARTY))).isNotEmpty();
        assertThat(as("person", UUID.randomUUID(), null, () -> documents.find(order.id()))).isEmpty();
        assertThat(as("official", null, "90000034", () -> documents.ofCase(order.caseId()))).isEmpty();
        assertThat(as("anonymous", null, null, () -> documents.find(order.id()))).isEmpty();
        assertThatThrownBy(() -> as("person", UUID.randomUUID(), null, () -> documents.pdf(order.id())))
                .isInstanceOfSatisfying(Failure.class, f -> assertThat(f.kind())
                .isEqualTo(Failure.Kind.NOT_FOUND));
    }

    @Test
    void anybodyWithTheCodeSeesThePublicFactsAndNothingElse() {
        DrawnDocument drawn = asOrgan(() -> documents.draw(decision(PARTY)));
        awaitSealed(drawn.id());
        PublicFacts facts = as("anonymous", null, null,
                () -> documents.byCode(" " + drawn.code().toString().toLowerCase().replace('-', ' ')))
                .orElseThrow();
        assertThat(facts.number()).isEqualTo(drawn.number().toString());
        assertThat(facts.organName()).isEqualTo(Sample.ANKARA_NAME);
        assertThat(facts.drawnAt()).isEqualTo(Sample.NOON);
        assertThat(facts.seal().test()).isTrue();
        assertThat(facts.seal().subject()).contains("TEST");
        assertThat(facts.toString()).doesNotContain("Işıl", PARTY.toString());
        assertThat(as("anonymous", null, null, () -> documents.byCode("0000-0000-0000-0000"))).isEmpty();
        assertThat(transaction.<Boolean>execute(_ -> documents.byCode(drawn.code().toString()).isPresent()))
                .isTrue();
    }

    @Test
    void withoutACodeNobodyCanListDocuments() {
        asOrgan(() -> documents.draw(decision(PARTY)));
        JdbcClient sql = program.getBean(JdbcClient.class);
        assertThat(as("anonymous", null, null,
                () -> sql.sql("select count(*) from documents.document").query(Long.class).single()))
                .isZero();
        assertThat(as("anonymous", null, null,
                () -> sql.sql("select count(*) from documents.file").query(Long.class).single())).isZero();
        assertThat(as("anonymous", null, null,
                () -> sql.sql("select count(*) from documents.public_facts(null)").query(Long.class)
                .single())).isZero();
    }

    @Test
    void nobodyDrawsForAnotherOrganOrParty() {
        assertThatThrownBy(() -> as("official", null, "90000034", () -> documents.draw(decision(PARTY))))
                .hasStackTraceContaining("row-level security");
        assertThatThrownBy(() -> as("person", UUID.randomUUID(), null, () -> documents.draw(decision(PARTY))))
                .hasStackTraceContaining("row-level security");
        assertThat(as("person", PARTY, null, () -> documents.draw(decision(PARTY))).number().organ())
                .isEqualTo(Sample.ANKARA);
    }

    @Test
    void aDrawnDocumentCanNeitherBeChangedNorDeleted() {
        JdbcClient sql = program.getBean(JdbcClient.class);
        for (String change : List.of("delete from documents.document", "delete from documents.file")) {
            assertThat(as("system", null, null, () -> sql.sql(change).update())).as(change).isZero();
        }
        for (String change : List.of("update documents.document set title = 'x'",
                "update documents.file set subject = 'x'", "delete from documents.serial")) {
            assertThatThrownBy(() -> as("system", null, null, () -> sql.sql(change).update()))
                    .as(change).hasStackTraceContaining("permission denied");
        }
    }

    @Test
    void aLetterThatCannotBeWrittenStopsTheDecisionAndTakesNoNumber() {
        String organ = "90000099";
        Archive archive = program.getBean(Archive.class);
        DocumentOrder bad = Sample.order(PARTY, Sample.letter("<p>{nobody}</p>"), Map.of(), "tr");
        assertThatThrownBy(() -> asOrgan(() -> documents.draw(bad)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(as("system", null, null, () -> archive.nextSerial(organ, 2026))).isEqualTo(1);
    }

    @Test
    void serialsHaveNoGapsUnderConcurrentDrawsAndRollbacks() throws Exception {
        Archive archive = program.getBean(Archive.class);
        List<Callable<Long>> draws = new ArrayList<>();
        for (int i = 0; i < 160; i++) {
            boolean fails = i % 3 == 0;
            draws.add(() -> transaction.execute(status -> {
                long serial = archive.nextSerial("90000077", 2026);
                if (fails) {
                    status.setRollbackOnly();
                    return -serial;
                }
                return serial;
            }));
        }
        try (ExecutorService eight = Executors.newFixedThreadPool(8)) {
            List<Long> kept = new ArrayList<>();
            for (Future<Long> draw : eight.invokeAll(draws)) {
                if (draw.get() > 0) {
                    kept.add(draw.get());
                }
            }
            assertThat(kept).containsExactlyInAnyOrderElementsOf(
                    LongStream.rangeClosed(1, kept.size()).boxed().toList()).hasSize(106);
        }
        assertThat(transaction.<Long>execute(_ -> archive.nextSerial("90000077", 2027))).isEqualTo(1L);
    }

    @Test
    void aSecondPassOfTheFollowerSealsNothingAgain() {
        DrawnDocument drawn = asOrgan(() -> documents.draw(decision(PARTY)));
        awaitSealed(drawn.id());
        assertThat(as("system", null, null, () -> program.getBean(Sealing.class).seal(drawn.id()))).isEmpty();
    }
}
