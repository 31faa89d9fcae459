package divan.documents;

/**
 * What a file is, compared with the archive of what we sealed. The archive has the last word: a seal of ours
 * alone does not make a document ours that the archive does not hold.
 */
public sealed interface SealCheck {

    /**
     * What we sealed.
     *
     * @param toTheByte every byte is the same; otherwise only the way in which the seal is written down
     *     differs (the case of a digit, the padding), which a document cannot show
     */
    record Genuine(PublicFacts facts, boolean toTheByte) implements SealCheck {
    }

    /**
     * The first bytes are what we sealed; what was added behind them is not ours, and may make a reader show
     * something else.
     */
    record Extended(PublicFacts facts, int sealedBytes, int addedBytes) implements SealCheck {
    }

    /** Bears a seal of ours, or what is left of one, over something else than we sealed. */
    record Altered() implements SealCheck {
    }

    /** The seal is ours and holds, but the archive knows no such document: nobody should rely on it. */
    record NotInArchive() implements SealCheck {
    }

    /** Nothing here is ours to vouch for. */
    record Unknown(Why why) implements SealCheck {
    }

    /** {@code BROKEN}: begins like a PDF and does not end like one. */
    enum Why { NOT_A_PDF, BROKEN, ENCRYPTED, NO_SEAL, FOREIGN_SEAL }
}
