package divan.messages;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A mail server that misbehaves in a chosen way, on a socket of its own. */
final class RawServer implements AutoCloseable {
    /** What is said on one connection. */
    interface Talk {
        void with(BufferedReader in, OutputStream out) throws IOException, InterruptedException;
    }

    private final ServerSocket socket;
    private final List<Socket> open = Collections.synchronizedList(new ArrayList<>());
    final List<String> heard = Collections.synchronizedList(new ArrayList<>());

    RawServer(Talk talk) throws IOException {
        socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofPlatform().daemon().start(() -> accept(talk));
    }

    private void accept(Talk talk) {
        try {
            for (;;) {
                Socket connection = socket.accept();
                open.add(connection);
                Thread.ofPlatform().daemon().start(() -> talk(talk, connection));
            }
        } catch (IOException e) {
            // closed by the test
        }
    }

    private static void talk(Talk talk, Socket connection) {
        try (connection) {
            talk.with(new BufferedReader(new InputStreamReader(connection.getInputStream(),
                StandardCharsets.US_ASCII)), connection.getOutputStream());
        } catch (IOException | InterruptedException e) {
            // the other side went away, which is what is tested
        }
    }

    static void say(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    /** Well-behaved, but answers the commands that begin with {@code word} by {@code answer}. */
    static RawServer answering(String word, String answer) throws IOException {
        RawServer[] self = new RawServer[1];
        RawServer server = new RawServer((in, out) -> {
            say(out, "220 raw");
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                self[0].heard.add(line);
                if (line.startsWith(word)) {
                    say(out, answer);
                } else if (line.equals("DATA")) {
                    say(out, "354 go on");
                    while (!".".equals(line)) {
                        line = in.readLine();
                    }
                    say(out, word.equals(".") ? answer : "250 taken");
                } else {
                    say(out, line.equals("QUIT") ? "221 bye" : "250 good");
                }
            }
        });
        self[0] = server;
        return server;
    }

    MailServer address() {
        return new MailServer("127.0.0.1", socket.getLocalPort(), null, false, false);
    }

    int connections() {
        return open.size();
    }

    @Override
    public void close() throws IOException {
        socket.close();
        for (Socket connection : List.copyOf(open)) {
            connection.close();
        }
    }
}
