package divan.scanning;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A small ICAP server, written from RFC 3507: reads one RESPMOD whole, checks that what it encapsulates
 * stands where the header says, and answers as it is told. What holds EICAR is infected.
 */
public final class IcapServer implements AutoCloseable {
    /** How it behaves. */
    public enum Manner { HONEST, WITHOUT_204, REPLACING, HUNG, DRIPPING, BROKEN, ERROR, NONSENSE, ENDLESS }

    private static final Pattern OFFSETS =
        Pattern.compile("Encapsulated: req-hdr=0, res-hdr=(\\d+), res-body=(\\d+)\r\n");

    private final ServerSocket listener;
    private final Manner manner;
    private final List<byte[]> contents = new CopyOnWriteArrayList<>();
    private final List<String> heads = new CopyOnWriteArrayList<>();

    public IcapServer(Manner manner) throws IOException {
        this.manner = manner;
        this.listener = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        Thread.ofPlatform().daemon().start(this::serve);
    }

    public String address() {
        return "icap://127.0.0.1:" + listener.getLocalPort() + "/avscan";
    }

    /** What was sent to it, in order. */
    public List<byte[]> contents() {
        return contents;
    }

    List<String> heads() {
        return heads;
    }

    private void serve() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                Thread.ofPlatform().daemon().start(() -> answer(socket));
            } catch (SocketException e) {
                return;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void answer(Socket socket) {
        try (socket) {
            if (manner == Manner.HUNG) {
                Thread.sleep(60_000);
            }
            byte[] content = read(new DataInputStream(socket.getInputStream()));
            contents.add(content);
            respond(socket, content);
        } catch (IOException | InterruptedException e) {
            // the client has given up: that is its right
            Thread.currentThread().interrupt();
        }
    }

    private byte[] read(DataInputStream in) throws IOException {
        String head = untilEmptyLine(in);
        heads.add(head);
        Matcher encapsulated = OFFSETS.matcher(head);
        if (!head.startsWith("RESPMOD icap://127.0.0.1:") || !encapsulated.find()) {
            throw new IOException("not a RESPMOD: " + head);
        }
        String request = untilEmptyLine(in);
        String response = untilEmptyLine(in);
        if (request.length() != Integer.parseInt(encapsulated.group(1))
                || request.length() + response.length() != Integer.parseInt(encapsulated.group(2))) {
            throw new IOException("the offsets are wrong");
        }
        return chunks(in);
    }

    private static byte[] chunks(DataInputStream in) throws IOException {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (int size = Integer.parseInt(line(in), 16); size > 0; size = Integer.parseInt(line(in), 16)) {
            content.write(in.readNBytes(size));
            line(in);
        }
        line(in);
        return content.toByteArray();
    }

    private static String untilEmptyLine(DataInputStream in) throws IOException {
        StringBuilder text = new StringBuilder();
        for (String line = line(in); ; line = line(in)) {
            text.append(line).append("\r\n");
            if (line.isEmpty()) {
                return text.toString();
            }
        }
    }

    private static String line(DataInputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.readUnsignedByte(); next != '\n'; next = in.readUnsignedByte()) {
            line.append((char) next);
        }
        return line.substring(0, line.length() - 1);
    }

    private void respond(Socket socket, byte[] content) throws IOException, InterruptedException {
        boolean infected = new String(content, StandardCharsets.ISO_8859_1).contains("EICAR");
        switch (manner) {
            case HONEST -> write(socket, infected
                ? "ICAP/1.0 200 OK\r\nX-Infection-Found: Type=0; Resolution=2; Threat=Eicar-Test;\r\n"
                    + "Encapsulated: res-hdr=0, null-body=24\r\n\r\nHTTP/1.1 403 Forbidden\r\n\r\n"
                : "ICAP/1.0 204 No Content\r\nISTag: \"1\"\r\n\r\n");
            case WITHOUT_204 -> same(socket, content);
            case REPLACING -> same(socket, "blocked".getBytes(StandardCharsets.US_ASCII));
            case DRIPPING -> drip(socket);
            case BROKEN -> write(socket, "ICAP/1.0 20");
            case ERROR -> write(socket, "ICAP/1.0 500 Server error\r\n\r\n");
            case NONSENSE -> write(socket, "HTTP/1.1 204 No Content\r\n\r\n");
            case ENDLESS -> endless(socket);
            case HUNG -> throw new IOException("has hung");
        }
    }

    private static void same(Socket socket, byte[] content) throws IOException {
        write(socket, "ICAP/1.0 200 OK\r\nEncapsulated: res-hdr=0, res-body=19\r\n\r\nHTTP/1.1 200 OK\r\n\r\n"
            + Integer.toHexString(content.length) + "\r\n");
        socket.getOutputStream().write(content);
        write(socket, "\r\n0\r\n\r\n");
    }

    private static void drip(Socket socket) throws IOException, InterruptedException {
        for (char c : "ICAP/1.0 204 No Content and so on for a very long time".toCharArray()) {
            write(socket, String.valueOf(c));
            Thread.sleep(100);
        }
    }

    private static void endless(Socket socket) throws IOException {
        write(socket, "ICAP/1.0 200 OK\r\n");
        for (int i = 0; i < 1_000_000; i++) {
            write(socket, "X-Header: more and more and more\r\n");
        }
    }

    private static void write(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
