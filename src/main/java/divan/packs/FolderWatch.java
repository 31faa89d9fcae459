package divan.packs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
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
    private static final Logger LOG = LoggerFactory.getLogger(FolderWatch.class);
    private static final long QUIET_MILLIS = 2000;
    private static final long LOOK_EVERY_MILLIS = 500;

    private record Seen(long stamp, long sinceMillis, boolean taken) {
    }

    private final Packs packs;
    private final boolean demo;
    private final Map<Path, Seen> seen = new HashMap<>();
    private volatile Optional<Thread> thread = Optional.empty();

    FolderWatch(Packs packs, @Value("${divan.demo}") boolean demo) {
        this.packs = packs;
        this.demo = demo;
    }

    @Override
    public void start() {
        if (demo) {
            packs.folders().forEach(f -> seen.put(f, new Seen(stamp(f), System.currentTimeMillis(), true)));
            thread = Optional.of(Thread.ofVirtual().name("pack-watch").start(this::watch));
        }
    }

    private void watch() {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                Thread.sleep(LOOK_EVERY_MILLIS);
            } catch (InterruptedException e) {
                return;
            }
            lookAtAll();
        }
    }

    /** Whatever goes wrong with one look, the next one comes. */
    private void lookAtAll() {
        try {
            packs.folders().forEach(folder -> look(folder, System.currentTimeMillis()));
        } catch (RuntimeException e) {
            LOG.warn("The pack folders could not be looked at: {}", e.toString());
        }
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
        thread.ifPresent(Thread::interrupt);
        thread = Optional.empty();
    }

    @Override
    public boolean isRunning() {
        return thread.isPresent();
    }

    @Override
    public int getPhase() {
        return Packs.PHASE + 1;
    }
}
