package divan.portal;

import divan.documents.PublicFacts;
import divan.documents.SealCheck;
import divan.web.Shell;
import java.util.Locale;
import java.util.Optional;

/**
 * A comparison in words.
 *
 * @param name of its texts, below {@code verify-file}
 * @param tag how the answer is coloured: done, wait or bad
 * @param facts of the document found, if one was
 */
public record FileVerdict(String name, String tag, Optional<PublicFacts> facts) {
    static FileVerdict of(SealCheck check) {
        return switch (check) {
            case SealCheck.Genuine genuine -> new FileVerdict("genuine", "done",
                Optional.of(genuine.facts()));
            case SealCheck.Extended extended -> new FileVerdict("extended", "bad",
                Optional.of(extended.facts()));
            case SealCheck.Altered _ -> new FileVerdict("altered", "bad", Optional.empty());
            case SealCheck.NotInArchive _ -> new FileVerdict("not-in-archive", "bad", Optional.empty());
            case SealCheck.Unknown _ -> new FileVerdict("unknown", "wait", Optional.empty());
        };
    }

    /** What was found, in one or two sentences. */
    public static String text(SealCheck check, Shell shell) {
        return switch (check) {
            case SealCheck.Genuine genuine -> shell.t(genuine.toTheByte() ? "verify-file.genuine.text"
                : "verify-file.genuine.text-rewritten");
            case SealCheck.Extended extended -> shell.t("verify-file.extended.text",
                shell.number(extended.sealedBytes()), shell.number(extended.addedBytes()));
            case SealCheck.Altered _ -> shell.t("verify-file.altered.text");
            case SealCheck.NotInArchive _ -> shell.t("verify-file.not-in-archive.text");
            case SealCheck.Unknown unknown -> shell.t("verify-file.unknown."
                + unknown.why().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        };
    }

    public String organ() {
        return facts.map(PublicFacts::organName).orElse("");
    }
}
