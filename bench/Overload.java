import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Ten times as many as can be served: what becomes of those who are inside, and of those who come. First how
 * many newcomers can be served a second, then people inside alone, then both, with newcomers at the multiple.
 */
public final class Overload {
    private static final List<String> PAGES = List.of("/tr", "/tr/services", "/tr/search?q=oturum+uzatma",
            "/tr/services/residence-permit-extension", "/tr/law/6458", "/tr/organs", "/tr/plan");
    private static final List<String> INSIDE = List.of("/tr/my", "/tr/my/data",
            "/tr/services/residence-permit-extension", "/tr/account");
    /** More than the server takes connections (8,192) would measure the driver. */
    private static final int IN_FLIGHT = 4000;

    private final Measured program;
    private final AtomicInteger next = new AtomicInteger();

    private Overload(Measured program) {
        this.program = program;
    }

    public static void main(String[] args) throws Exception {
        try (Measured program = Measured.start("overload", Map.of("people", "40", "clients", "16",
                "seconds", "20", "warm-up", "4000", "times", "10", "inside", "10"), args)) {
            new Overload(program).run();
        }
    }

    private void run() throws Exception {
        List<HttpRequest.Builder[]> people = new ArrayList<>();
        for (int i = 1; i <= program.number("inside"); i++) {
            Measured.SignedIn person = program.signIn(String.format("demo-%05d", i));
            people.add(INSIDE.stream().map(path -> program.to(path).header("Cookie", person.cookie()))
                .toArray(HttpRequest.Builder[]::new));
        }
        closed(program.number("warm-up"));
        int seconds = program.number("seconds");
        long began = System.nanoTime();
        int served = closed(Integer.MAX_VALUE, seconds);
        double capacity = served / ((System.nanoTime() - began) / 1e9);
        Queue<Measured.Sample> calm = new ConcurrentLinkedQueue<>();
        AtomicBoolean over = new AtomicBoolean();
        List<Thread> walking = walk(people, calm, over);
        Thread.sleep(seconds * 1000L);
        end(walking, over);
        Queue<Measured.Sample> rush = new ConcurrentLinkedQueue<>();
        over.set(false);
        Measured.Cpu before = program.cpu();
        walking = walk(people, rush, over);
        Queue<Measured.Sample> crowd = new ConcurrentLinkedQueue<>();
        long start = System.nanoTime();
        int kept = open(capacity * program.number("times"), seconds, crowd);
        double took = (System.nanoTime() - start) / 1e9;
        end(walking, over);
        report(capacity, calm, rush, crowd, kept, took, program.cpu().since(before), start);
    }

    private void closed(int many) throws InterruptedException {
        closed(many, 3600);
    }

    private int closed(int many, int seconds) throws InterruptedException {
        AtomicInteger served = new AtomicInteger();
        AtomicInteger begun = new AtomicInteger();
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < program.number("clients"); i++) {
            threads.add(Thread.ofPlatform().start(() -> {
                while (begun.getAndIncrement() < many && System.nanoTime() < end) {
                    if (newcomer() == 200) {
                        served.incrementAndGet();
                    }
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        return served.get();
    }

    /** Each newcomer has an address and a connection of its own; a driver that did more would measure itself. */
    private int newcomer() {
        int n = next.getAndIncrement();
        String page = PAGES.get(Math.floorMod(n, PAGES.size()));
        try (Socket socket = new Socket()) {
            socket.bind(new InetSocketAddress("127." + (1 + n / 200 / 200 % 200) + "." + (1 + n / 200 % 200)
                + "." + (1 + n % 200), 0));
            socket.setSoTimeout(60_000);
            socket.connect(new InetSocketAddress("127.0.0.1", program.address.getPort()), 60_000);
            socket.getOutputStream().write(("GET " + page + " HTTP/1.1\r\nHost: localhost\r\n"
                + "Accept-Encoding: gzip\r\nConnection: close\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            byte[] answer = socket.getInputStream().readAllBytes();
            return answer.length < 12 ? 0
                : Integer.parseInt(new String(answer, 9, 3, StandardCharsets.US_ASCII));
        } catch (IOException e) {
            return 0;
        }
    }

    private int status(HttpRequest request) {
        try {
            return program.client.send(request, BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            return 0;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** People who read their own pages, half a second after each. */
    private List<Thread> walk(List<HttpRequest.Builder[]> people, Queue<Measured.Sample> samples,
            AtomicBoolean over) {
        return people.stream().map(pages -> Thread.ofPlatform().start(() -> {
            for (int i = 0; !over.get(); i++) {
                long due = System.nanoTime();
                int status = status(pages[i % pages.length].build());
                samples.add(new Measured.Sample("inside", due, System.nanoTime() - due, status));
                LockSupport.parkNanos(500_000_000L);
            }
        })).toList();
    }

    private static void end(List<Thread> walking, AtomicBoolean over) throws InterruptedException {
        over.set(true);
        for (Thread thread : walking) {
            thread.join();
        }
    }

    /** @return how many were due and not sent, because too many were under way */
    private int open(double rate, int seconds, Queue<Measured.Sample> samples) throws InterruptedException {
        Semaphore flight = new Semaphore(IN_FLIGHT);
        long began = System.nanoTime();
        int kept = 0;
        for (long n = 0; n < (long) (rate * seconds); n++) {
            long due = began + (long) (n * 1e9 / rate);
            for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            if (!flight.tryAcquire()) {
                kept++;
                continue;
            }
            Thread.startVirtualThread(() -> {
                int status = newcomer();
                samples.add(new Measured.Sample("newcomer", due, System.nanoTime() - due, status));
                flight.release();
            });
        }
        flight.acquire(IN_FLIGHT);
        return kept;
    }

    private static List<Measured.Sample> of(Queue<Measured.Sample> samples, int status) {
        return samples.stream().filter(s -> s.status() == status).toList();
    }

    private static String line(Queue<Measured.Sample> samples) {
        List<Measured.Sample> good = of(samples, 200);
        return String.format(Locale.ROOT, "%d of %d answered with the page, p50 p95 p99 %s", good.size(),
            samples.size(), Measured.percentiles(good));
    }

    private void report(double capacity, Queue<Measured.Sample> calm, Queue<Measured.Sample> rush,
            Queue<Measured.Sample> crowd, int kept, double took, Measured.Cpu cpu, long began)
            throws IOException {
        int away = of(crowd, 503).size();
        String text = String.format(Locale.ROOT, """
                %s: %s
                  capacity               %.0f public pages a second (closed loop, %s clients)
                  newcomers then         %.0f/s wanted, %.0f/s sent; the driver kept back %d
                    the page             %d (%.0f/s), p50 p95 p99 %s
                    503                  %d (%.0f/s), p50 p95 p99 %s
                    no answer            %d
                  people inside, calm    %s
                  people inside, rush    %s
                  CPU in the rush        %s for each of all answers
                """, program.options.get("name"), program.machine(), capacity, program.options.get("clients"),
            capacity * program.number("times"), crowd.size() / took, kept, of(crowd, 200).size(),
            of(crowd, 200).size() / took, Measured.percentiles(of(crowd, 200)), away, away / took,
            Measured.percentiles(of(crowd, 503)), of(crowd, 0).size(), line(calm), line(rush),
            cpu.each(Math.max(1, crowd.size() + rush.size())));
        List<Measured.Sample> all = new ArrayList<>(rush);
        all.addAll(crowd);
        program.keep(text, began, all);
    }
}
