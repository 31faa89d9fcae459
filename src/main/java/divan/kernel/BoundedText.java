package divan.kernel;

import java.io.FilterReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * UTF-8, strictly, with or without a byte order mark. What lies between two records is bounded: a file
 * without line ends, or with a quote that is never closed, ends here and not in the memory of the machine.
 */
final class BoundedText extends FilterReader {
    static final int LONGEST_RECORD = 1_000_000;
    private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    /** A record longer than anybody writes. */
    static final class TooLong extends IOException {
        private static final long serialVersionUID = 1L;
    }

    private long read;
    private long record;

    BoundedText(InputStream in) throws IOException {
        super(new InputStreamReader(withoutMark(in), StandardCharsets.UTF_8.newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT).onUnmappableCharacter(CodingErrorAction.REPORT)));
    }

    private static InputStream withoutMark(InputStream in) throws IOException {
        PushbackInputStream pushback = new PushbackInputStream(in, MARK.length);
        byte[] first = pushback.readNBytes(MARK.length);
        if (!Arrays.equals(first, MARK)) {
            pushback.unread(first);
        }
        return pushback;
    }

    /** A record has been read to its end. */
    void recordEnded() {
        record = read;
    }

    private int counted(int characters) throws IOException {
        read += Math.max(0, characters);
        if (read - record > LONGEST_RECORD) {
            throw new TooLong();
        }
        return characters;
    }

    @Override
    public int read() throws IOException {
        int next = in.read();
        counted(next < 0 ? 0 : 1);
        return next;
    }

    @Override
    public int read(char[] into, int from, int length) throws IOException {
        return counted(in.read(into, from, length));
    }
}
