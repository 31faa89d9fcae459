package divan.journal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What lies ahead, looked up once for all followers: they wake together and want the same rows. Numbers are
 * given in order and never taken back, so what was seen stays; whoever is far behind looks alone.
 */
final class Lookout {
    private static final int KEPT = 4000;
    /** Another program on the same database may have numbered acts without our bell. */
    private static final long LOOKED = Duration.ofMillis(100).toNanos();

    private final Positions positions;
    private final Bell sequenced;
    private final List<Positions.Ahead> seen = new ArrayList<>();
    private long heardNothing = -1;
    private long lookedAt;

    Lookout(Positions positions, Bell sequenced) {
        this.positions = positions;
        this.sequenced = sequenced;
    }

    List<Positions.Ahead> ahead(long position, int limit) {
        synchronized (this) {
            if (!seen.isEmpty() && position > seen.getLast().position()) {
                seen.clear();
            }
            if (seen.isEmpty() || position >= seen.getFirst().position() - 1) {
                if (seen.isEmpty() || position == seen.getLast().position()) {
                    look(position, limit);
                }
                return seen.stream().filter(ahead -> ahead.position() > position).limit(limit).toList();
            }
        }
        return positions.ahead(position, limit);
    }

    private void look(long position, int limit) {
        long heard = sequenced.heard();
        if (heard == heardNothing && System.nanoTime() - lookedAt < LOOKED) {
            return;
        }
        List<Positions.Ahead> more = positions.ahead(position, limit);
        heardNothing = more.isEmpty() ? heard : -1;
        lookedAt = System.nanoTime();
        seen.addAll(more);
        if (seen.size() > KEPT) {
            seen.subList(0, seen.size() - KEPT / 2).clear();
        }
    }
}
