package divan.packs;

import divan.journal.Round;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Takes up a changed pack folder once it has been quiet for two seconds, so that nothing half-copied is read.
 * Only in the demonstration world: elsewhere a changed pack needs a second official's approval, not a copied
 * file.
 */
@Component
class FolderWatch implements SmartLifecycle {
    private static final long QUIET_MILLIS = 2000;
    private static final Duration LOOK_EVERY = Duration.ofMillis(500);

    private record Seen(long stamp, long sinceMillis, boolean taken) {
    }

    private final Packs packs;
    private final boolean demo;
    private final Map<Path, Seen> seen = new HashMap<>();
    private final Round round = Round.every(LOOK_EVERY, "pack-watch", this::lookAtAll);

    FolderWatch(Packs packs, @Value("${divan.demo}") boolean demo) {
        this.packs = packs;
        this.demo = demo;
    }

    @Override
    public void start() {
        if (demo) {
            packs.folders().forEach(f -> seen.put(f, new Seen(stamp(f), System.currentTimeMillis(), true)));
            round.start();
        }
    }

    private void lookAtAll() {
        packs.folders().forEach(folder -> look(folder, System.currentTimeMillis()));
    }

    void look(Path folder, long now) {
        long stamp = stamp(folder);
        Seen last = seen.get(folder);
        if (last == null || last.stamp() != stamp) {
            seen.put(folder, new Seen(stamp, now, false));
        } else if (!last.taken() && now - last.sinceMillis() >= QUIET_MILLIS) {
            packs.takeUp(folder);
            seen.put(folder, new Seen(stamp, now, true));
        }
    }

    private static long stamp(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).mapToLong(FolderWatch::stampOf).sum();
        } catch (IOException | java.io.UncheckedIOException e) {
            return -1;
        }
    }

    private static long stampOf(Path file) {
        try {
            long mark = Files.getLastModifiedTime(file).toMillis() * 31 + Files.size(file);
            return mark * 31 + file.hashCode();
        } catch (IOException e) {
            return 0;
        }
    }

    @Override
    public void stop() {
        round.stop();
    }

    @Override
    public boolean isRunning() {
        return round.isRunning();
    }

    @Override
    public int getPhase() {
        return Packs.PHASE + 1;
    }
}
