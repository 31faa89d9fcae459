package divan.lawtext;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The bytes of a law as text: UTF-8 without control characters, or why they are none and in which line. */
final class SourceText {
    private static final String TURKISH = "ýþðÝÞÐüöçÜÖÇ";

    private SourceText() {
    }

    static @Nullable String of(byte[] bytes, List<Flaw> flaws) {
        CharsetDecoder utf8 = StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        CoderResult result = utf8.decode(in, out, true);
        String read = out.flip().toString();
        if (result.isError()) {
            boolean turkish = TURKISH.indexOf(bytes[in.position()] & 0xff) >= 0;
            flaws.add(Flaw.grave(LawFolder.TEXT, line(read, read.length()), turkish ? "windows-1254"
                : "not-utf-8", "is not UTF-8" + (turkish ? "; these bytes look like Windows-1254" : "")));
            return null;
        }
        int control = control(read);
        if (control >= 0) {
            flaws.add(Flaw.grave(LawFolder.TEXT, line(read, control), "control",
                "holds a control character: this is no text"));
            return null;
        }
        return read;
    }

    private static int line(String text, int at) {
        return 1 + (int) text.substring(0, at).chars().filter(c -> c == '\n').count();
    }

    private static int control(String text) {
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c < ' ' && c != '\n' && c != '\r' && c != '\t' && c != '\f') {
                return at;
            }
        }
        return -1;
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
