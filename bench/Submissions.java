import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Applications for the extension of a residence permit, filed through the API of a program started for this
 * run on an empty data folder, each by a person of their own, signed in beforehand. See README.md beside this
 * file.
 */
public final class Submissions {
    private final Measured program;
    private final String body;
    private final Queue<Measured.Sample> samples = new ConcurrentLinkedQueue<>();
    private final List<Measured.SignedIn> people = new ArrayList<>();
    private final AtomicInteger next = new AtomicInteger();

    private Submissions(Measured program) throws IOException {
        this.program = program;
        body = "{\"service\":\"residence-permit-extension\",\"answers\":" + Files.readString(
                program.home.resolve("src/test/resources/residence-permit-answers.json")) + "}";
    }

    public static void main(String[] args) throws Exception {
        try (Measured program = Measured.start("submissions", Map.of("people", "5000", "clients", "8", "seconds",
                "30", "warm-up", "1000", "rate", "0"), args)) {
            Submissions run = new Submissions(program);
            run.prepare();
            run.measure();
        }
    }

    private void prepare() throws Exception {
        System.out.println("signing " + program.number("people") + " people in");
        for (int i = 1; i <= program.number("people"); i++) {
            people.add(program.signIn(String.format("demo-%05d", i)));
        }
        System.out.println("warming up with " + program.number("warm-up") + " applications");
        drive(8, Math.min(program.number("warm-up"), people.size() / 2), 0, 3600);
        samples.clear();
    }

    private void measure() throws Exception {
        int rate = program.number("rate");
        Measured.Cpu before = program.cpu();
        long began = System.nanoTime();
        drive(program.number("clients"), people.size(), rate, program.number("seconds"));
        double seconds = (System.nanoTime() - began) / 1e9;
        report(began, seconds, program.cpu().since(before));
    }

    /**
     * Until people or time run out. With a rate, requests are due at fixed instants and their delay counts
     * from there, whether or not a client was free (no co-ordinated omission); without, each client sends
     * when it was answered.
     */
    private void drive(int clients, int until, int rate, int seconds) throws InterruptedException {
        long began = System.nanoTime();
        long end = began + seconds * 1_000_000_000L;
        int first = next.get();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < clients; i++) {
            threads.add(Thread.ofPlatform().start(() -> {
                int n = next.getAndIncrement();
                for (; n < until && System.nanoTime() < end; n = next.getAndIncrement()) {
                    long due = rate == 0 ? System.nanoTime() : began + (n - first) * 1_000_000_000L / rate;
                    sleepUntil(due);
                    samples.add(file(people.get(n), due));
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        next.set(Math.min(next.get(), until));
    }

    private static void sleepUntil(long due) {
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    private Measured.Sample file(Measured.SignedIn person, long due) {
        int status;
        try {
            status = program.client.send(program.to("/api/cases").header("Content-Type", "application/json")
                    .header("Cookie", person.cookie()).header("X-CSRF-TOKEN", person.token())
                    .header("Idempotency-Key", UUID.randomUUID().toString())
                    .POST(HttpRequest.BodyPublishers.ofString(body)).build(), BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            status = 0;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return new Measured.Sample("filing", due, System.nanoTime() - due, status);
    }

    private void report(long began, double seconds, Measured.Cpu cpu) throws IOException {
        List<Measured.Sample> good = samples.stream().filter(s -> s.status() == 201).toList();
        if (good.isEmpty()) {
            throw new IllegalStateException("no application was accepted: " + samples.stream().limit(3).toList());
        }
        int rate = program.number("rate");
        program.keep(String.format(Locale.ROOT, """
                %s: %s clients, %s, %s
                  accepted      %d in %.1f s; refused or failed %d
                  a second      %.1f
                  p50 p95 p99   %s
                  CPU each      %s
                """, program.options.get("name"), program.options.get("clients"),
                rate == 0 ? "closed loop" : "open loop, " + rate + "/s", program.machine(), good.size(), seconds,
                samples.size() - good.size(), good.size() / seconds, Measured.percentiles(good),
                cpu.each(good.size())), began, List.copyOf(samples));
    }
}
