import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What one question cost Divan and the peer, in ticks of 10 ms. */
final class Cost {
    private long ours;
    private long oursPostgres;
    private long peer;
    private long peerPostgres;
    private long oursRequests;
    private long peerRequests;
    private long oursNanos;
    private long peerNanos;
    private long oursBytes;
    private long peerBytes;

    void add(boolean toUs, int requests, long nanos, long bytes, long ticks, long postgres) {
        if (toUs) {
            oursRequests += requests;
            oursNanos += nanos;
            oursBytes += bytes;
            ours += ticks;
            oursPostgres += postgres;
        } else {
            peerRequests += requests;
            peerNanos += nanos;
            peerBytes += bytes;
            peer += ticks;
            peerPostgres += postgres;
        }
    }

    private double oursEach() {
        return (ours + oursPostgres) * 10.0 / oursRequests;
    }

    private double peerEach() {
        return (peer + peerPostgres) * 10.0 / peerRequests;
    }

    /** A table for people and a line a question for programs. */
    static void report(int organs, Map<String, Cost> costs, StringBuilder text, List<String> lines) {
        text.append(String.format(Locale.ROOT, "  %-32s %26s %26s %6s %18s%n", "CPU ms each (of it PostgreSQL)", "Divan",
            "Spring Data REST", "ratio", "bytes each"));
        costs.forEach((name, cost) -> {
            double n = cost.oursRequests;
            double m = cost.peerRequests;
            text.append(String.format(Locale.ROOT, "  %-32s %15.3f (%8.3f) %15.3f (%8.3f) %6.1f %8.0f %8.0f%n", name,
                cost.oursEach(), cost.oursPostgres * 10 / n, cost.peerEach(), cost.peerPostgres * 10 / m,
                cost.peerEach() / cost.oursEach(), cost.oursBytes / n, cost.peerBytes / m));
            lines.add(String.format(Locale.ROOT, "%d,\"%s\",%d,%d,%d,%d,%d,%d,%.1f,%.1f", organs, name, cost.oursRequests,
                cost.peerRequests,
                cost.ours * 10, cost.oursPostgres * 10, cost.peer * 10, cost.peerPostgres * 10, cost.oursNanos / 1e3 / n,
                cost.peerNanos / 1e3 / m));
        });
    }

    /** How much dearer each answer is at the larger size. */
    static void growth(Map<String, Cost> small, Map<String, Cost> large, StringBuilder text) {
        text.append(String.format(Locale.ROOT, "  %-32s %10s %10s%n", "CPU each, times that of the small size", "Divan",
            "the peer"));
        large.forEach((name, cost) -> text.append(String.format(Locale.ROOT, "  %-38s %10.2f %10.2f%n", name,
            cost.oursEach() / small.get(name).oursEach(), cost.peerEach() / small.get(name).peerEach())));
    }
}
