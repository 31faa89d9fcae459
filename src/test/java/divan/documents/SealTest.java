package divan.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

class SealTest {
    @TempDir
    static Path data;
    private static Seals seals;
    private static byte[] file;
    private static Verification verification;

    @BeforeAll
    static void sealOne() {
        seals = new Seals(data);
        verification = new Verification(seals,
                Clock.fixed(Sample.NOON.plus(Duration.ofDays(9000)), ZoneOffset.UTC));
        file = sealed(seals);
    }

    private static byte[] sealed(Seals by) {
        return Seal.seal(Sample.pdf(), by.of(Sample.ANKARA, Sample.ANKARA_NAME, Sample.NOON), "TEST",
                Sample.NOON);
    }

    @Test
    void theSealedFileIsGenuineLongAfter() {
        assertThat(verification.check(file)).isInstanceOfSatisfying(SealCheck.Genuine.class, genuine -> {
            assertThat(genuine.organ()).isEqualTo(Sample.ANKARA);
            assertThat(genuine.subject()).contains("TEST", Sample.ANKARA_NAME, "DT:TR-" + Sample.ANKARA);
            assertThat(genuine.test()).isTrue();
            assertThat(genuine.sealedAt()).isEqualTo(Sample.NOON);
            assertThat(genuine.certificate())
                    .isEqualTo(seals.of(Sample.ANKARA, Sample.ANKARA_NAME, Sample.NOON).fingerprint());
        });
    }

    @Test
    void theSealedFileIsPdfA2aAndPdfUa1() throws Exception {
        for (PDFAFlavour flavour : List.of(PDFAFlavour.PDFA_2_A, PDFAFlavour.PDFA_2_B, PDFAFlavour.PDFUA_1)) {
            ValidationResult result = validated(file, flavour);
            assertThat(result.getTestAssertions()).as(flavour.getId())
                    .extracting(TestAssertion::getRuleId, TestAssertion::getMessage).isEmpty();
            assertThat(result.isCompliant()).isTrue();
        }
    }

    @Test
    void theValidatorWouldTell() throws Exception {
        ByteArrayOutputStream plain = new ByteArrayOutputStream();
        try (PDDocument document = new PDDocument()) {
            document.addPage(new PDPage());
            document.save(plain);
        }
        assertThat(validated(plain.toByteArray(), PDFAFlavour.PDFA_2_A).isCompliant()).isFalse();
    }

    private static ValidationResult validated(byte[] pdf, PDFAFlavour flavour) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        try (PDFAParser parser = Foundries.defaultInstance()
                .createParser(new ByteArrayInputStream(pdf), flavour);
                PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, false)) {
            return validator.validate(parser);
        }
    }

    @Test
    void anAlteredByteIsFoundBeforeAndBehindTheSeal() {
        Random random = new Random(6458);
        String text = new String(file, StandardCharsets.ISO_8859_1);
        int hole = text.indexOf("/Contents <") + 10;
        int after = text.indexOf('>', hole) + 1;
        for (int i = 0; i < 60; i++) {
            byte[] altered = file.clone();
            int at = i % 3 == 0 ? after + random.nextInt(file.length - after) : random.nextInt(hole);
            altered[at] ^= (byte) (1 + random.nextInt(255));
            assertThat(verification.check(altered)).as("byte " + at)
                    .isNotInstanceOf(SealCheck.Genuine.class).isNotInstanceOf(SealCheck.Extended.class);
        }
    }

    @Test
    void aChangedWordIsAlteredNotUnknown() {
        byte[] altered = file.clone();
        int at = new String(file, StandardCharsets.ISO_8859_1).indexOf("/Producer");
        altered[at + 12] ^= 1;
        assertThat(verification.check(altered)).isInstanceOf(SealCheck.Altered.class);
    }

    @Test
    void aFileWithALaterUpdateIsExtended() throws IOException {
        ByteArrayOutputStream later = new ByteArrayOutputStream();
        try (PDDocument document = Loader.loadPDF(file)) {
            PDPage page = new PDPage();
            document.addPage(page);
            page.getCOSObject().setNeedToBeUpdated(true);
            document.getPages().getCOSObject().setNeedToBeUpdated(true);
            document.getDocumentCatalog().getCOSObject().setNeedToBeUpdated(true);
            document.saveIncremental(later);
        }
        assertThat(later.size()).isGreaterThan(file.length);
        assertThat(verification.check(later.toByteArray())).isInstanceOf(SealCheck.Extended.class);
    }

    @Test
    void bytesAddedAtTheEndMakeItExtended() {
        byte[] longer = java.util.Arrays.copyOf(file, file.length + 20);
        assertThat(verification.check(longer)).isInstanceOf(SealCheck.Extended.class);
    }

    @Test
    void aSealOfAnotherAuthorityOfTheSameNameIsUnknown(@TempDir Path elsewhere) {
        assertThat(verification.check(sealed(new Seals(elsewhere))))
                .isEqualTo(new SealCheck.Unknown(SealCheck.Why.FOREIGN_SEAL));
    }

    @Test
    void whatHasNoSealIsUnknown() {
        assertThat(verification.check(Sample.pdf())).isEqualTo(new SealCheck.Unknown(SealCheck.Why.NO_SEAL));
        assertThat(verification.check("%PDF-1.7 nothing".getBytes()))
                .isEqualTo(new SealCheck.Unknown(SealCheck.Why.NOT_A_PDF));
        assertThat(verification.check(new byte[0])).isEqualTo(new SealCheck.Unknown(SealCheck.Why.NOT_A_PDF));
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
