package divan.documents;

import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Compares a file with what our organs sealed (decision 0016). The file is read as bytes and nowhere taken
 * apart, so that no content of it can do anything, and it is not kept. Time and memory are bounded by its
 * size: a handful of hashes of it, and one check of each of at most eight signatures.
 *
 * <p>Needs no transaction: asks only what anybody may know.
 */
@Component
public final class Verification {
    /** Where a reader still finds the beginning of a PDF. */
    private static final int HEADER = 1024;

    private final Seals seals;
    private final Archive archive;
    private final Clock clock;

    Verification(Seals seals, Archive archive, Clock clock) {
        this.seals = seals;
        this.archive = archive;
        this.clock = clock;
    }

    public SealCheck check(byte[] file) {
        Optional<SealCheck> whole = issued(SealMark.sha256().digest(file))
                .map(facts -> new SealCheck.Genuine(facts, true));
        return whole.or(() -> byItsSeals(file)).orElseGet(() -> new SealCheck.Unknown(why(file)));
    }

    /** The document whose file has this hash. */
    private Optional<PublicFacts> issued(byte[] hash) {
        return archive.publicFactsOfFile(hash)
                .filter(facts -> facts.seal() != null && facts.seal().sha256().equals(hex(hash)));
    }

    private static String hex(byte[] hash) {
        return HexFormat.of().formatHex(hash);
    }

    /** The first seal that leads to a document decides; without one, what any of them betrays. */
    private Optional<SealCheck> byItsSeals(byte[] file) {
        List<SealMark> marks = SealMark.in(file);
        return marks.stream().flatMap(mark -> sealedRevision(mark, file).stream()).findFirst()
                .or(() -> marks.stream().flatMap(mark -> sealedContent(mark, file).stream()).findFirst())
                .or(() -> traces(marks, file));
    }

    private Optional<SealCheck> sealedRevision(SealMark mark, byte[] file) {
        return mark.end() == file.length ? Optional.empty() : issued(mark.signedRevision(file))
                .map(facts -> new SealCheck.Extended(facts, mark.end(), file.length - mark.end()));
    }

    /**
     * The content is archived and only the hole differs: then the signature in it must hold, and be that
     * seal.
     */
    private Optional<SealCheck> sealedContent(SealMark mark, byte[] file) {
        byte[] covered = mark.covered(file);
        return archive.publicFactsOfFile(SealMark.sha256().digest(covered)).map(facts -> {
            boolean holds = reading(mark.signature(file), covered)
                    .filter(seal -> facts.seal() != null && seal.certificate()
                    .equals(facts.seal().certificate()))
                    .map(SealReading::holds).orElse(false);
            int added = file.length - mark.end();
            return !holds ? new SealCheck.Altered()
                    : added == 0 ? new SealCheck.Genuine(facts, false)
                    : new SealCheck.Extended(facts, mark.end(), added);
        });
    }

    private Optional<SealReading> reading(byte[] signature, byte[] covered) {
        return SealReading.of(signature, covered, seals.authority(), clock.instant());
    }

    /** Seals of ours over what the archive does not hold. */
    private Optional<SealCheck> traces(List<SealMark> marks, byte[] file) {
        if (archive.publicFactsOfFile(SealMark.sha256().digest(file)).isPresent()) {
            return Optional.of(new SealCheck.Altered()); // what a seal covered, with the seal cut out
        }
        List<SealReading> readings = readings(marks, file);
        if (readings.stream().anyMatch(SealReading::holds)) {
            return Optional.of(new SealCheck.NotInArchive());
        }
        return readings.stream().anyMatch(SealReading::ours) ? Optional.of(new SealCheck.Altered())
                : Optional.empty();
    }

    private List<SealReading> readings(List<SealMark> marks, byte[] file) {
        return Stream.concat(
                marks.stream().flatMap(mark -> reading(mark.signature(file), mark.covered(file)).stream()),
                SealMark.signatures(file).stream().flatMap(cms -> reading(cms, new byte[0]).stream()))
                .toList();
    }

    private static SealCheck.Why why(byte[] file) {
        String text = SealMark.latin(file);
        if (!text.substring(0, Math.min(HEADER, text.length())).contains("%PDF-")) {
            return SealCheck.Why.NOT_A_PDF;
        }
        if (!text.contains("startxref") || !text.contains("%%EOF")) {
            return SealCheck.Why.BROKEN;
        }
        if (text.contains("/Encrypt")) {
            return SealCheck.Why.ENCRYPTED;
        }
        return text.contains("/ByteRange") ? SealCheck.Why.FOREIGN_SEAL : SealCheck.Why.NO_SEAL;
    }
}
