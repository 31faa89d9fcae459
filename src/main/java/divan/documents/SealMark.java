package divan.documents;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A place where a file says that it is signed: {@code /ByteRange [0 hole after rest]} (ISO 32000-2, 12.8.1).
 * Found in the bytes as they are. Whoever verifies an upload must not take it apart first: a parser of PDF
 * decompresses, follows references and repairs, and is itself what such attacks aim at. Nothing is lost by
 * it: a byte range speaks of bytes.
 *
 * <p>Only a range that leaves nothing to hide in is a mark: it begins at the first byte, and its hole holds
 * {@code <}, hexadecimal digits and {@code >}, and nothing else (signature wrapping lives in larger holes).
 *
 * @param hole where the hole begins, the bytes before it are covered
 * @param after where it ends
 * @param end how many bytes the file had when it was signed
 */
record SealMark(int hole, int after, int end) {
    /**
     * More signatures than any honest file of ours has; the rest is not looked at, so that time is bounded.
     */
    private static final int MOST = 8;
    private static final Pattern RANGE =
            Pattern.compile("/ByteRange\\s{0,9}\\[\\s{0,9}0\\s{1,9}(\\d{1,9})\\s{1,9}"
            + "(\\d{1,9})\\s{1,9}(\\d{1,9})\\s{0,99}]");
    private static final Pattern SIGNATURE = Pattern.compile("/Contents\\s{0,9}<([0-9A-Fa-f]{512,65536}+)>");

    /** In the order in which they stand in the file. */
    static List<SealMark> in(byte[] file) {
        return RANGE.matcher(latin(file)).results().limit(MOST).map(SealMark::said)
                .filter(mark -> mark.isSound(file)).toList();
    }

    /**
     * Signatures, wherever they stand and whatever they are said to cover; in hexadecimal, padded with zeros.
     */
    static List<byte[]> signatures(byte[] file) {
        return SIGNATURE.matcher(latin(file)).results().limit(MOST).map(found -> found.group(1))
                .filter(hex -> hex.length() % 2 == 0).map(HexFormat.of()::parseHex).toList();
    }

    static String latin(byte[] file) {
        return new String(file, StandardCharsets.ISO_8859_1);
    }

    private static SealMark said(MatchResult range) {
        int after = Integer.parseInt(range.group(2));
        return new SealMark(Integer.parseInt(range.group(1)), after,
                after + Integer.parseInt(range.group(3)));
    }

    private boolean isSound(byte[] file) {
        boolean ordered = hole > 0 && hole + 2 < after && after < end && end <= file.length;
        return ordered && file[hole] == '<' && file[after - 1] == '>' && (after - hole) % 2 == 0
                && isHexadecimal(file);
    }

    private boolean isHexadecimal(byte[] file) {
        for (int i = hole + 1; i < after - 1; i++) {
            if (!HexFormat.isHexDigit(file[i])) {
                return false;
            }
        }
        return true;
    }

    byte[] signature(byte[] file) {
        return HexFormat.of().parseHex(latin(Arrays.copyOfRange(file, hole + 1, after - 1)));
    }

    /** The bytes that the signature covers. */
    byte[] covered(byte[] file) {
        byte[] covered = new byte[hole + end - after];
        System.arraycopy(file, 0, covered, 0, hole);
        System.arraycopy(file, after, covered, hole, end - after);
        return covered;
    }

    /** SHA-256 of the file as it was when it was signed. */
    byte[] signedRevision(byte[] file) {
        MessageDigest digest = sha256();
        digest.update(file, 0, end);
        return digest.digest();
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
