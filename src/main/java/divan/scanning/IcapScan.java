package divan.scanning;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * One content, one connection, one RESPMOD (RFC 3507, 4.9). 204: let through unchanged, clean. 200: the
 * server names what it found in a header that scanners share, or gives another content instead; the same
 * content back is clean. Anything else is no answer. The whole exchange has one deadline, so that a server
 * that drips cannot hold it open.
 */
record IcapScan(URI server, Duration patience) {
    private static final int PORT = 1344;
    private static final int HEAD_BYTES = 16_384;
    private static final String END = "\r\n\r\n";
    private static final List<String> FOUND =
        List.of("x-infection-found", "x-virus-id", "x-violations-found", "x-virus-name");

    Verdict scan(byte[] content) {
        long end = System.nanoTime() + patience.toNanos();
        int port = server.getPort() < 0 ? PORT : server.getPort();
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(server.getHost(), port), left(end));
            InputStream in = new BufferedInputStream(new Deadline(socket, end));
            Thread sending = Thread.ofVirtual().start(() -> send(socket, content));
            Verdict verdict = verdict(in, content);
            sending.interrupt();
            return verdict;
        } catch (IOException | RuntimeException e) {
            return new Verdict.Away(e.getClass().getSimpleName());
        }
    }

    private static int left(long end) throws SocketTimeoutException {
        long left = (end - System.nanoTime()) / 1_000_000;
        if (left <= 0) {
            throw new SocketTimeoutException("the scanner takes too long");
        }
        return (int) left;
    }

    /** While the answer is awaited: a server may answer, or hang, before it has read everything. */
    private void send(Socket socket, byte[] content) {
        try {
            OutputStream out = socket.getOutputStream();
            out.write(head(content.length));
            out.write((Integer.toHexString(content.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
            out.write(content);
            out.write("\r\n0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            out.flush();
        } catch (IOException e) {
            Thread.currentThread().interrupt();
        }
    }

    private byte[] head(int length) {
        String request = "GET http://divan.invalid/upload HTTP/1.1\r\nHost: divan.invalid\r\n\r\n";
        String response = "HTTP/1.1 200 OK\r\nContent-Type: application/octet-stream\r\nContent-Length: "
        + length
            + "\r\n\r\n";
        return ("RESPMOD " + server + " ICAP/1.0\r\nHost: " + server.getHost()
            + "\r\nAllow: 204\r\nConnection: close\r\n"
            + "User-Agent: Divan\r\nEncapsulated: req-hdr=0, res-hdr=" + request.length() + ", res-body="
            + (request.length() + response.length()) + "\r\n\r\n" + request + response)
            .getBytes(StandardCharsets.US_ASCII);
    }

    private static Verdict verdict(InputStream in, byte[] content) throws IOException {
        String head = head(in);
        String[] lines = head.split("\r\n");
        String[] status = lines[0].split(" ");
        if (!lines[0].startsWith("ICAP/1.0 ") || status.length < 2) {
            return new Verdict.Away("not ICAP");
        }
        for (String line : lines) {
            int colon = line.indexOf(':');
            if (colon > 0 && FOUND.contains(line.substring(0, colon).strip().toLowerCase(Locale.ROOT))) {
                return new Verdict.Infected(printable(line.substring(colon + 1)));
            }
        }
        return switch (status[1]) {
            case "204" -> new Verdict.Clean();
            case "200" -> same(head, in, content)
                ? new Verdict.Clean() : new Verdict.Infected("content replaced");
            default -> new Verdict.Away("ICAP status " + printable(status[1]));
        };
    }

    private static String printable(String text) {
        String clean = text.strip().replaceAll("[^\\x20-\\x7e]", "?");
        return clean.length() > 100 ? clean.substring(0, 100) : clean;
    }

    /** Up to the empty line. */
    private static String head(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        for (int matched = 0; matched < END.length(); ) {
            int next = in.read();
            matched = next == END.charAt(matched) ? matched + 1 : next == '\r' ? 1 : 0;
            if (next < 0 || head.size() > HEAD_BYTES) {
                throw new IOException("no whole answer");
            }
            head.write(next);
        }
        return head.toString(StandardCharsets.ISO_8859_1);
    }

    /** Whether the encapsulated response brings back the content that was sent: then nothing was found. */
    private static boolean same(String head, InputStream in, byte[] content) throws IOException {
        if (!head.toLowerCase(Locale.ROOT).contains("res-body=")) {
            return false;
        }
        boolean ok = head(in).startsWith("HTTP/1.1 200 ") || head.contains("res-body=0");
        int at = 0;
        for (int size = chunk(in); size > 0; size = chunk(in)) {
            byte[] part = in.readNBytes(Math.min(size, content.length - at + 1));
            if (part.length != size || at + size > content.length
                    || !Arrays.equals(part, 0, size, content, at, at + size)) {
                return false;
            }
            at += size;
            in.skipNBytes(2);
        }
        return ok && at == content.length;
    }

    private static int chunk(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0 || line.length() > 100) {
                throw new IOException("no whole answer");
            }
            line.append((char) next);
        }
        return Integer.parseInt(line.toString().strip().split(";")[0], 16);
    }

    /** Reads with the time that is left. */
    private static final class Deadline extends InputStream {
        private final Socket socket;
        private final long end;

        Deadline(Socket socket, long end) {
            this.socket = socket;
            this.end = end;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            socket.setSoTimeout(left(end));
            return socket.getInputStream().read(into, from, length);
        }
    }
}
