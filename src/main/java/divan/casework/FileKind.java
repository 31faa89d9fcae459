package divan.casework;

import java.util.Optional;

/** What a file is, by its first and last bytes; names and what browsers claim do not count. */
final class FileKind {
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', 0x0d, 0x0a, 0x1a, 0x0a};

    private FileKind() {
    }

    static Optional<String> of(byte[] bytes) {
        if (startsWith(bytes, "%PDF-".getBytes(java.nio.charset.StandardCharsets.US_ASCII))
                && endsAsPdf(bytes)) {
            return Optional.of("pdf");
        }
        if (startsWith(bytes, PNG)) {
            return Optional.of("png");
        }
        boolean jpeg = bytes.length > 4 && (bytes[0] & 0xff) == 0xff && (bytes[1] & 0xff) == 0xd8
            && (bytes[2] & 0xff) == 0xff;
        return jpeg ? Optional.of("jpeg") : Optional.empty();
    }

    /** {@code %%EOF} within the last 1,024 bytes, as PDF readers look for it (ISO 32000-1, annex H). */
    private static boolean endsAsPdf(byte[] bytes) {
        int from = Math.max(0, bytes.length - 1024);
        return new String(bytes, from, bytes.length - from, java.nio.charset.StandardCharsets.ISO_8859_1)
            .contains("%%EOF");
    }

    private static boolean startsWith(byte[] bytes, byte[] mark) {
        return bytes.length >= mark.length && java.util.Arrays.equals(bytes, 0, mark.length, mark, 0,
            mark.length);
    }

    static String mediaType(String kind) {
        return switch (kind) {
            case "pdf" -> "application/pdf";
            case "png" -> "image/png";
            default -> "image/jpeg";
        };
    }
}
