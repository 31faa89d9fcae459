package divan.search;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Feeds the index what it missed while the program did not run, beside everything else. */
@Component
class Feed implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Feed.class);
    private final List<Source> sources;
    private volatile boolean running;
    private Thread thread = new Thread();

    Feed(List<Source> sources) {
        this.sources = sources;
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofPlatform().daemon().name("search-feed").start(() -> sources.forEach(this::catchUp));
    }

    private void catchUp(Source source) {
        try {
            source.catchUp(() -> running);
        } catch (RuntimeException e) {
            LOG.error("{} could not be made searchable", source.getClass().getSimpleName(), e);
        }
    }

    @Override
    public void stop() {
        running = false;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** When the packs are in force; before followers begin. */
    @Override
    public int getPhase() {
        return 1500;
    }
}
