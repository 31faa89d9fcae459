package divan.documents;

import java.util.Objects;

/**
 * A letter of a pack: XHTML in UTF-8 as {@link Letter} reads it.
 *
 * @param name where it stands in the pack, {@code services/…/letters/decision.xhtml}
 * @param packVersion the hash of the pack's version, hexadecimal
 */
public record LetterTemplate(String name, String packVersion, byte[] text) {
    public LetterTemplate {
        Objects.requireNonNull(name);
        text = text.clone();
    }

    @Override
    public byte[] text() {
        return text.clone();
    }
}
