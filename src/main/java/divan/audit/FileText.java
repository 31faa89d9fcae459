package divan.audit;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * What stands in a CSV file that somebody wrote with whatever they had.
 *
 * @param text without a byte order mark
 * @param windows whether it is no UTF-8, and was read as Windows-1254
 */
public record FileText(String text, boolean windows) {
    private static final Charset TURKISH_WINDOWS = Charset.forName("windows-1254");

    public static FileText of(byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            return new FileText(text.startsWith("\uFEFF") ? text.substring(1) : text, false);
        } catch (CharacterCodingException e) {
            return new FileText(new String(bytes, TURKISH_WINDOWS), true);
        }
    }

    /** What parts the cells of the first line: a comma, a semicolon or a tab. */
    public char delimiter() {
        return delimiter(text);
    }

    static char delimiter(String text) {
        String header = text.lines().findFirst().orElse("");
        return header.contains(",") ? ',' : header.contains(";") ? ';' : header.contains("\t") ? '\t' : ',';
    }
}
