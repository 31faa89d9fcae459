package divan.web;

import divan.kernel.Failure;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Takes in what a request brings before it gets a place: whoever sends slowly keeps a connection waiting and
 * nobody else. So many bodies are on their way at once, and so many of them from one network. Where many
 * networks together fill that, whoever is in the middle of something still gets theirs in: for sessions that
 * were found good lately some room is kept, a little for each.
 */
final class Intake {
    private static final int IN_MEMORY_BYTES = 64_000;
    private static final int AT_ONCE = 500;
    private static final int AT_ONCE_A_NETWORK = 64;
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String PARTS = "multipart/";
    /** Gone with its last reader, even if the program is killed. */
    private static final Set<OpenOption> NAMELESS = Set.of(StandardOpenOption.CREATE_NEW,
        StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);

    private static final int AT_ONCE_INSIDE = 200;
    private static final int AT_ONCE_A_SESSION = 4;

    private final Familiar familiar;
    private final Share coming = new Share(AT_ONCE, AT_ONCE_A_NETWORK);
    private final Share inside = new Share(AT_ONCE_INSIDE, AT_ONCE_A_SESSION);

    Intake(Familiar familiar) {
        this.familiar = familiar;
    }

    /** What came; closed when it is no longer needed. */
    record Taken(HttpServletRequest request, @Nullable FileChannel file) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            if (file != null) {
                file.close();
            }
        }
    }

    static boolean hasBody(HttpServletRequest request) {
        return request.getContentLengthLong() > 0
            || request.getContentLengthLong() < 0 && request.getHeader("Transfer-Encoding") != null;
    }

    /** @throws Failure UNAVAILABLE where too many are coming, TOO_LARGE, REQUEST for U+0000 in a form */
    Taken whole(HttpServletRequest request, long most) throws IOException, ServletException {
        if (!hasBody(request)) {
            return new Taken(request, null);
        }
        String address = request.getRemoteAddr();
        try {
            return coming.take(address) ? taken(request, most) : reserved(request, most);
        } finally {
            coming.giveBack(address);
        }
    }

    private Taken reserved(HttpServletRequest request, long most) throws IOException, ServletException {
        String session = familiar.session(request).orElseThrow(() ->
            new Failure(Failure.Kind.UNAVAILABLE));
        try {
            if (!inside.take(session)) {
                throw new Failure(Failure.Kind.UNAVAILABLE);
            }
            return taken(request, most);
        } finally {
            inside.giveBack(session);
        }
    }

    private static Taken taken(HttpServletRequest request, long most) throws IOException, ServletException {
        String type = request.getContentType() == null ? ""
            : request.getContentType().toLowerCase(Locale.ROOT);
        if (type.startsWith(PARTS)) {
            parts(request);
            return readable(request);
        }
        if (type.startsWith(FORM) && request.getMethod().equals("POST")) {
            return readable(request);
        }
        return kept(request, most);
    }

    private static Taken readable(HttpServletRequest request) {
        boolean zero = request.getParameterMap().values().stream().flatMap(Arrays::stream)
            .anyMatch(value -> value.indexOf('\0') >= 0);
        if (zero) {
            throw new Failure(Failure.Kind.REQUEST);
        }
        return new Taken(request, null);
    }

    /** What is wrong with them, the page meets again and says beside its field. */
    private static void parts(HttpServletRequest request) throws ServletException {
        try {
            request.getParts();
        } catch (IOException | IllegalStateException e) {
            return;
        }
    }

    private static Taken kept(HttpServletRequest request, long most) throws IOException {
        InputStream in = request.getInputStream();
        byte[] small = in.readNBytes(IN_MEMORY_BYTES);
        if (small.length < IN_MEMORY_BYTES) {
            return new Taken(new Again(request, () -> new ByteArrayInputStream(small)), null);
        }
        FileChannel file = FileChannel.open(Path.of(System.getProperty("java.io.tmpdir"),
            "divan-" + UUID.randomUUID()), NAMELESS);
        try {
            OutputStream out = Channels.newOutputStream(file);
            out.write(small);
            copy(in, out, most - small.length);
            return new Taken(new Again(request, () -> Channels.newInputStream(file.position(0))), file);
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    /** Ends a body that says nothing of its length, or lies about it, where the limit is. */
    private static void copy(InputStream in, OutputStream out, long most) throws IOException {
        byte[] some = new byte[16_384];
        long left = most;
        for (int read = in.read(some); read >= 0; read = in.read(some)) {
            left -= read;
            if (left < 0) {
                throw new Failure(Failure.Kind.TOO_LARGE);
            }
            out.write(some, 0, read);
        }
    }

    private interface Source {
        InputStream open() throws IOException;
    }

    private static final class Again extends HttpServletRequestWrapper {
        private final Source source;
        private @Nullable ServletInputStream stream;

        Again(HttpServletRequest request, Source source) {
            super(request);
            this.source = source;
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            if (stream == null) {
                stream = new Stream(source.open());
            }
            return stream;
        }
    }

    private static final class Stream extends ServletInputStream {
        private final InputStream in;
        private boolean ended;

        Stream(InputStream in) {
            this.in = in;
        }

        private int seen(int read) {
            ended |= read < 0;
            return read;
        }

        @Override
        public int read() throws IOException {
            return seen(in.read());
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            return seen(in.read(into, from, length));
        }

        @Override
        public boolean isFinished() {
            return ended;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new UnsupportedOperationException("the body is here already");
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
