package divan.attack;

import static org.assertj.core.api.Assertions.assertThat;

import divan.run.Alone;
import divan.run.Applicant;
import divan.run.Program;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Clients that send or read as slowly as they may keep nobody else from being served. */
@Alone
class SlowClientsIT {
    private static final int MANY = 300;
    private static final int FROM_ONE_NETWORK = 100;
    private static final AtomicInteger PEOPLE = new AtomicInteger();

    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
        .connectTimeout(Duration.ofSeconds(20)).build();
    private final List<Socket> held = new ArrayList<>();
    @TempDir
    private static Path data;
    private static Program program;

    @BeforeAll
    static void start() throws Exception {
        program = Program.serve(data, "--port", "0", "--demo-people", "20");
    }

    @AfterAll
    static void stop() throws Exception {
        program.close();
    }

    @AfterEach
    void letGo() throws Exception {
        for (Socket socket : held) {
            socket.close();
        }
    }

    /** From another address of this machine, as another network would. */
    private Socket hold(int network, String said) throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(1024);
        socket.bind(new InetSocketAddress(InetAddress.getByName("127.0.1." + network), 0));
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(),
            program.address().getPort()));
        socket.getOutputStream().write(said.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
        held.add(socket);
        return socket;
    }

    private void holdMany(int many, String said) throws IOException {
        for (int i = 0; i < many; i++) {
            hold(1 + i / 60, said);
        }
    }

    private void somebodyElseIsServed() throws Exception {
        String name = String.format("demo-%05d", PEOPLE.incrementAndGet());
        Applicant applicant = new Applicant(client, program.address(), name);
        applicant.signIn();
        HttpResponse<String> filed = applicant.file(Applicant.application("/residence-permit-answers.json"),
            UUID.randomUUID().toString());
        assertThat(filed.statusCode()).as(filed.body()).isEqualTo(201);
        assertThat(applicant.open(String.valueOf(Applicant.location(filed))).statusCode()).isEqualTo(200);
    }

    private static String post(String path, String type, long bytes, String begun) {
        return "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: " + type
            + "\r\nContent-Length: " + bytes + "\r\n\r\n" + begun;
    }

    @Test
    void headersThatNeverEnd() throws Exception {
        holdMany(MANY, "GET /tr HTTP/1.1\r\nHost: localhost\r\nX-Slow: 1");
        somebodyElseIsServed();
    }

    @Test
    void formsThatNeverEnd() throws Exception {
        holdMany(MANY, post("/tr/sign-in", "application/x-www-form-urlencoded", 1000, "login=a"));
        somebodyElseIsServed();
    }

    @Test
    void largeUploadsThatNeverEnd() throws Exception {
        holdMany(20, post("/tr/verify", "multipart/form-data; boundary=x", 9_000_000, "--x\r\n"));
        holdMany(20, post("/api/cases", "application/json", 9_000_000, "{\"service\""));
        somebodyElseIsServed();
    }

    /** What is told to the first that is told anything: who finds no room does not go by who came last. */
    private String told(Duration atMost) throws IOException {
        long until = System.nanoTime() + atMost.toNanos();
        while (System.nanoTime() < until) {
            for (Socket socket : held) {
                try {
                    byte[] said = socket.getInputStream().readNBytes(12);
                    if (said.length > 0) {
                        return new String(said, StandardCharsets.US_ASCII);
                    }
                } catch (SocketTimeoutException e) {
                    continue;
                }
            }
        }
        return "";
    }

    @Test
    void oneNetworkHasItsShareAndIsToldSo() throws Exception {
        String begun = post("/tr/sign-in", "application/x-www-form-urlencoded", 1000, "login=a");
        for (int i = 0; i < FROM_ONE_NETWORK; i++) {
            hold(9, begun).setSoTimeout(100);
        }
        assertThat(told(Duration.ofSeconds(60))).contains("HTTP/1.1 503");
        somebodyElseIsServed();
    }

    @Test
    void answersThatNobodyReads() throws Exception {
        holdMany(MANY, "GET /tr/organs HTTP/1.1\r\nHost: localhost\r\n\r\n".repeat(20));
        somebodyElseIsServed();
    }
}
