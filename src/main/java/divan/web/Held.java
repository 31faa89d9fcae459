package divan.web;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/**
 * An answer that is sent when the work is done, so that whoever reads slowly holds nobody's place. What is
 * longer than a page goes out as it comes.
 */
final class Held extends HttpServletResponseWrapper {
    private static final int PAGE_BYTES = 256_000;

    private final Stream stream = new Stream();
    private ByteArrayOutputStream held = new ByteArrayOutputStream(0);
    private @Nullable PrintWriter writer;
    private boolean through;

    Held(HttpServletResponse response) {
        super(response);
    }

    boolean isHeld() {
        return !through && (held.size() > 0 || writer != null);
    }

    /** Sends what is held. */
    void release() throws IOException {
        if (writer != null) {
            writer.flush();
        }
        if (!through && held.size() > 0) {
            letThrough();
        }
    }

    private ServletOutputStream letThrough() throws IOException {
        ServletOutputStream out = super.getOutputStream();
        if (!through) {
            through = true;
            held.writeTo(out);
            held = new ByteArrayOutputStream(0);
        }
        return out;
    }

    @Override
    public ServletOutputStream getOutputStream() {
        return stream;
    }

    @Override
    public PrintWriter getWriter() {
        if (writer == null) {
            writer = new PrintWriter(stream, false, Charset.forName(getCharacterEncoding()));
        }
        return writer;
    }

    @Override
    public void flushBuffer() throws IOException {
        if (writer != null) {
            writer.flush();
        }
        if (through) {
            super.flushBuffer();
        }
    }

    @Override
    public void reset() {
        super.reset();
        held.reset();
    }

    @Override
    public void resetBuffer() {
        super.resetBuffer();
        held.reset();
    }

    private final class Stream extends ServletOutputStream {
        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            if (through || held.size() + length > PAGE_BYTES) {
                letThrough().write(bytes, from, length);
            } else {
                held.write(bytes, from, length);
            }
        }

        @Override
        public void flush() throws IOException {
            if (through) {
                letThrough().flush();
            }
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            throw new UnsupportedOperationException("an answer is written by its handler");
        }
    }
}
