import java.io.IOException;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** Public pages at a fixed rate, in turn: how long the server takes, each counted from when it was due. */
public final class Pages {
    private static final List<String> PAGES = List.of("/tr", "/en", "/tr/services", "/tr/search?q=oturum+uzatma",
            "/tr/services/residence-permit-extension", "/tr/law", "/tr/law/6458", "/tr/organs", "/tr/plan",
            "/tr/verify", "/tr/sign-in");

    private final Measured program;
    private final Queue<Measured.Sample> samples = new ConcurrentLinkedQueue<>();

    private Pages(Measured program) {
        this.program = program;
    }

    public static void main(String[] args) throws Exception {
        try (Measured program = Measured.start("pages", Map.of("people", "0", "clients", "16", "seconds", "30",
                "warm-up", "4000", "rate", "100"), args)) {
            Pages run = new Pages(program);
            run.drive(program.number("warm-up"), 0);
            run.samples.clear();
            Measured.Cpu before = program.cpu();
            long began = System.nanoTime();
            run.drive(program.number("seconds") * program.number("rate"), program.number("rate"));
            run.report(began, (System.nanoTime() - began) / 1e9, program.cpu().since(before));
        }
    }

    private void drive(int until, int rate) throws InterruptedException {
        long began = System.nanoTime();
        AtomicInteger next = new AtomicInteger();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < program.number("clients"); i++) {
            threads.add(Thread.ofPlatform().start(() -> {
                for (int n = next.getAndIncrement(); n < until; n = next.getAndIncrement()) {
                    long due = rate == 0 ? System.nanoTime() : began + n * 1_000_000_000L / rate;
                    for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                        LockSupport.parkNanos(left);
                    }
                    samples.add(get(PAGES.get(n % PAGES.size()), due));
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private Measured.Sample get(String path, long due) {
        int status;
        try {
            status = program.client.send(program.to(path).header("Accept-Encoding", "gzip").build(),
                    BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            status = 0;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return new Measured.Sample(path, due, System.nanoTime() - due, status);
    }

    private void report(long began, double seconds, Measured.Cpu cpu) throws IOException {
        List<Measured.Sample> good = samples.stream().filter(s -> s.status() == 200).toList();
        StringBuilder text = new StringBuilder(String.format(Locale.ROOT, """
                %s: open loop, %s/s, %s
                  pages         %d in %.1f s; failed %d
                  p50 p95 p99   %s
                  CPU each      %s
                """, program.options.get("name"), program.options.get("rate"), program.machine(), good.size(), seconds,
                samples.size() - good.size(), Measured.percentiles(good), cpu.each(Math.max(1, good.size()))));
        PAGES.forEach(page -> text.append(String.format(Locale.ROOT, "  %-42s %s%n", page, Measured.percentiles(
                good.stream().filter(s -> s.what().equals(page)).toList()))));
        program.keep(text.toString(), began, List.copyOf(samples));
    }
}
