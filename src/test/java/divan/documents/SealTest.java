package divan.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.verapdf.pdfa.flavours.PDFAFlavour;

class SealTest {
    @TempDir
    static Path data;
    private static Seals seals;
    private static byte[] file;

    @BeforeAll
    static void sealOne() {
        seals = new Seals(data);
        file = sealed(seals);
    }

    private static byte[] sealed(Seals by) {
        return Seal.seal(Sample.pdf(), by.of(Sample.ANKARA, Sample.ANKARA_NAME, Sample.NOON), "TEST",
                Sample.NOON);
    }

    @Test
    void theSealHoldsLongAfterForItsBytesOnly() {
        SealMark mark = SealMark.in(file).getFirst();
        assertThat(mark.end()).isEqualTo(file.length);
        assertThat(reading(mark, mark.covered(file))).isEqualTo(new SealReading(true, true,
                seals.of(Sample.ANKARA, Sample.ANKARA_NAME, Sample.NOON).fingerprint()));
        byte[] other = mark.covered(file);
        other[other.length / 2] ^= 1;
        assertThat(reading(mark, other)).extracting(SealReading::ours, SealReading::holds)
                .containsExactly(true, false);
    }

    private static SealReading reading(SealMark mark, byte[] covered) {
        return SealReading.of(mark.signature(file), covered, seals.authority(),
                Sample.NOON.plus(Duration.ofDays(9000))).orElseThrow();
    }

    @Test
    void theSealedFileIsPdfA2aAndPdfUa1() throws Exception {
        PdfCheck.assertArchivalAndAccessible(file);
    }

    @Test
    void theValidatorWouldTell() throws Exception {
        ByteArrayOutputStream plain = new ByteArrayOutputStream();
        try (PDDocument document = new PDDocument()) {
            document.addPage(new PDPage());
            document.save(plain);
        }
        assertThat(PdfCheck.validated(plain.toByteArray(), PDFAFlavour.PDFA_2_A).isCompliant()).isFalse();
    }

    @Test
    void keysAreKeptForTheirOwnerAloneAndUsedAgain() throws IOException {
        SealKey key = seals.of(Sample.ANKARA, Sample.ANKARA_NAME, Sample.NOON);
        assertThat(new Seals(data).of(Sample.ANKARA, Sample.ANKARA_NAME, Sample.NOON).certificate())
                .isEqualTo(key.certificate());
        for (String name : List.of("seals.p12", "password")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("seals/"
                    + name))))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void aRenamedOrganAndALaterAgeGetNewCertificates() {
        SealKey key = seals.of("90000034", "İstanbul", Sample.NOON);
        SealKey renamed = seals.of("90000034", "İstanbul İl Müdürlüğü", Sample.NOON);
        SealKey later = seals.of("90000034", "İstanbul", Sample.NOON.plus(Duration.ofDays(3000)));
        assertThat(List.of(key.fingerprint(), renamed.fingerprint(), later.fingerprint()))
                .doesNotHaveDuplicates();
        assertThat(seals.of("90000034", "İstanbul", Sample.NOON).fingerprint()).isEqualTo(key.fingerprint());
    }

    @Test
    void manyWhoSealFirstAtOnceGetOneKey() throws Exception {
        try (ExecutorService many = Executors.newFixedThreadPool(8)) {
            Callable<String> first = () -> seals.of("90000035", "İzmir", Sample.NOON).fingerprint();
            List<Future<String>> keys = many.invokeAll(java.util.Collections.nCopies(16, first));
            assertThat(keys).extracting(Future::get).containsOnly(first.call());
        }
    }
}
