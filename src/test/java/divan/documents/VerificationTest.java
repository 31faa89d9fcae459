package divan.documents;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import divan.documents.SealCheck.Altered;
import divan.documents.SealCheck.Extended;
import divan.documents.SealCheck.Genuine;
import divan.documents.SealCheck.NotInArchive;
import divan.documents.SealCheck.Unknown;
import divan.documents.SealCheck.Why;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What people do to sealed files, and what is said to whoever is shown one. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class VerificationTest {
    @TempDir
    static Path data;
    private static Office office;
    private static byte[] file;
    private static SealMark mark;

    @BeforeAll
    static void issueOne() {
        office = new Office(data);
        file = office.issued(Sample.order(UUID.randomUUID(), Sample.decision(), Sample.variables(), "tr"));
        mark = SealMark.in(file).getFirst();
    }

    @AfterAll
    static void stop() {
        office.close();
    }

    private static SealCheck check(byte[] bytes) {
        return office.getBean(Verification.class).check(bytes);
    }

    private static void isUnknown(byte[] bytes, Why why) {
        assertThat(check(bytes)).isEqualTo(new Unknown(why));
    }

    @Test
    void whatWeSealedIsGenuineAndTellsNoMoreThanItsCodeDoes() {
        Genuine genuine = (Genuine) check(file);
        assertThat(genuine.toTheByte()).isTrue();
        assertThat(genuine.facts().number()).startsWith("E-" + Sample.ANKARA);
        assertThat(genuine.facts().seal().test()).isTrue();
        assertThat(genuine.toString()).doesNotContain("Işıl");
    }

    @Test
    void aSealWrittenDownOtherwiseIsStillThatSeal() {
        byte[] lower = file.clone();
        byte[] hole = SealMark.latin(Arrays.copyOfRange(file, mark.hole(), mark.after()))
                .toLowerCase(Locale.ROOT).getBytes();
        byte[] upper = new String(hole).toUpperCase(Locale.ROOT).getBytes();
        System.arraycopy(Arrays.equals(lower, mark.hole(), mark.after(), hole, 0, hole.length) ? upper : hole,
                0, lower, mark.hole(), hole.length);
        assertThat(check(lower)).isInstanceOfSatisfying(Genuine.class,
                genuine -> assertThat(genuine.toTheByte()).isFalse());
    }

    @Test
    void aChangedByteOfTheContentIsAltered() {
        String text = SealMark.latin(file);
        for (String place : List.of("/Producer", "stream", "/MediaBox", "/Reason", "/DocMDP")) {
            int at = text.indexOf(place) + place.length() + 3;
            assertThat(check(Forgery.flipped(file, at))).as(place).isInstanceOf(Altered.class);
        }
    }

    @Test
    void noChangedByteIsEverGenuineOrOnlyExtended() {
        Random random = new Random(6458);
        for (int i = 0; i < 40; i++) {
            int at = i % 3 == 0 ? mark.after() + random.nextInt(file.length - mark.after())
                    : random.nextInt(mark.hole());
            byte[] altered = file.clone();
            altered[at] ^= (byte) (1 + random.nextInt(255));
            assertThat(check(altered)).as("byte " + at).isInstanceOfAny(Altered.class, Unknown.class);
        }
    }

    /**
     * The signature's value lies at the end, before the padding; before it lie certificates, some not needed.
     */
    @Test
    void aChangedByteOfTheSignatureIsAlteredOrChangesNothingThatIsShown() {
        int last = mark.after() - 2;
        while (file[last] == '0') {
            last--;
        }
        assertThat(check(withAnotherDigit(last - 20))).isInstanceOf(Altered.class);
        for (int at = mark.hole() + 20; at < last; at += 97) {
            byte[] altered = withAnotherDigit(at);
            assertThat(Arrays.equals(altered, file) || !(check(altered) instanceof Genuine genuine)
                    || !genuine.toTheByte()).as("byte " + at).isTrue();
        }
    }

    private byte[] withAnotherDigit(int at) {
        byte[] altered = file.clone();
        altered[at] = (byte) (altered[at] == '1' ? '2' : '1');
        return altered;
    }

    @Test
    void aChangedByteRangeIsAltered() {
        int range = SealMark.latin(file).indexOf("/ByteRange") + 12;
        for (int at = range; file[at] != ']'; at++) {
            if (Character.isDigit(file[at])) {
                assertThat(check(Forgery.flipped(file, at))).as("byte " + at).isInstanceOf(Altered.class);
            }
        }
    }

    @Test
    void meaninglessFieldsOfTheSignatureDoNotMakeItHold() {
        for (String range : List.of("", "/ByteRange null", "/ByteRange []", "/ByteRange [0 0 0 0]",
                "/ByteRange [0 -1 -1 9]", "/ByteRange [0 999999999 999999999 1]", "/ByteRange [0 1 2]",
                "/ByteRange [0 99999999999 1 1]", "/ByteRange [5 10 20 30]")) {
            assertThat(check(Forgery.meaningless(file, range))).as(range).isInstanceOf(Altered.class);
        }
        String signature = SealMark.latin(Arrays.copyOfRange(file, mark.hole(), mark.after()));
        for (String contents : List.of("<00>", "<>", "null ")) {
            byte[] without = Forgery.replaced(file, signature,
                    contents + " ".repeat(signature.length() - contents.length()));
            assertThat(check(without)).as(contents).isInstanceOfAny(Altered.class, Unknown.class);
        }
    }

    @Test
    void laterUpdatesAreToldFromTheSealedRevision() {
        List<Forgery.Change> changes = List.of(Forgery::annotation, Forgery::pageInFront, Forgery::script);
        for (Forgery.Change change : changes) {
            byte[] later = Forgery.updated(file, change);
            assertThat(check(later)).isInstanceOfSatisfying(Extended.class, extended -> {
                assertThat(extended.sealedBytes()).isEqualTo(file.length);
                assertThat(extended.addedBytes()).isEqualTo(later.length - file.length).isPositive();
                assertThat(extended.facts().number()).startsWith("E-" + Sample.ANKARA);
            });
        }
    }

    @Test
    void whateverIsAppendedMakesItExtended() {
        for (String added : List.of("\n", "PK\3\4 a zip", "<html><script>", "x 9 0 obj << >> endobj",
                "/ByteRange [0 10 20 30]".repeat(1000))) {
            assertThat(check(Forgery.joined(file, Forgery.bytes(added)))).isInstanceOf(Extended.class);
        }
        assertThat(check(Forgery.joined(file, file))).isInstanceOf(Extended.class);
    }

    @Test
    void somethingBeforeOrInsideMakesItAltered() {
        assertThat(check(Forgery.joined(Forgery.bytes("<html>"), file))).isInstanceOf(Altered.class);
        assertThat(check(Forgery.joined(Forgery.bytes("#!/bin/sh\n"), file))).isInstanceOf(Altered.class);
        assertThat(check(Forgery.wrapped(file))).isInstanceOf(Altered.class);
        assertThat(check(Arrays.copyOf(file, file.length - 9))).isInstanceOf(Altered.class);
    }

    @Test
    void aFileWithoutItsSealIsNotVouchedFor() throws IOException {
        assertThat(check(mark.covered(file))).isInstanceOf(Altered.class);
        isUnknown(Forgery.savedWithoutSeal(file), Why.NO_SEAL);
        isUnknown(Sample.pdf(), Why.NO_SEAL);
    }

    @Test
    void aSealOfAnotherAuthorityWithTheSameNamesIsForeign(@TempDir Path elsewhere) {
        isUnknown(Seal.seal(Sample.pdf(),
                new Seals(elsewhere).of(Sample.ANKARA, Sample.ANKARA_NAME, Sample.NOON),
                "TEST", Sample.NOON), Why.FOREIGN_SEAL);
    }

    @Test
    void aSealOfOursOverWhatTheArchiveDoesNotHoldIsNotRelied() {
        SealKey ours = office.getBean(Seals.class).of(Sample.ANKARA, Sample.ANKARA_NAME, Sample.NOON);
        byte[] other = Seal.seal(Sample.pdf(), ours, "TEST", Sample.NOON);
        assertThat(check(other)).isInstanceOf(NotInArchive.class);
        assertThat(check(Forgery.flipped(other, 400))).isInstanceOf(Altered.class);
    }

    @Test
    void whatCannotBeReadIsSaid() throws IOException {
        isUnknown(new byte[0], Why.NOT_A_PDF);
        isUnknown(Forgery.bytes("PK\3\4"), Why.NOT_A_PDF);
        isUnknown(Forgery.bytes("%PDF-1.7 nothing"), Why.BROKEN);
        isUnknown(Forgery.encrypted(), Why.ENCRYPTED);
    }

    @Test
    void bombsAndMazesAreNeverEntered() throws IOException {
        isUnknown(Forgery.bomb(), Why.NO_SEAL);
        isUnknown(Forgery.endless(100_000), Why.NO_SEAL);
        byte[] bomb = Forgery.joined(file, Forgery.bomb());
        assertThat(check(bomb)).isInstanceOf(Extended.class);
    }

    /** Allocation, not time: it does not depend on the machine. */
    @Test
    void memoryIsBoundedByTheSizeOfTheFile() {
        byte[] hostile = Forgery.bytes("%PDF-1.7 " + ("/ByteRange [0 9 4000000 5000000] /Contents <"
                + "30".repeat(600) + ">").repeat(8_000) + "startxref %%EOF");
        assertThat(hostile).hasSizeGreaterThan(9_000_000);
        check(file);
        ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = thread.getCurrentThreadAllocatedBytes();
        isUnknown(hostile, Why.FOREIGN_SEAL);
        assertThat(thread.getCurrentThreadAllocatedBytes() - before).isLessThan(20L * hostile.length);
    }
}
