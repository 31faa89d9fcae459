package divan;

import java.util.Map;
import org.springframework.context.Lifecycle;
import org.springframework.context.Phased;
import org.springframework.context.support.DefaultLifecycleProcessor;

/**
 * Starts first what the pages need, and what goes on in the background (sealing, followers, rounds, reading
 * ahead) when the first page has answered: until then it would only take the processors from it.
 */
final class OpenFirst extends DefaultLifecycleProcessor {
    private static final int FIRST_IN_THE_BACKGROUND = 1001;
    private static final int LAST_IN_THE_BACKGROUND = 9999;
    private boolean open;

    /** The first page has answered: everything else begins. */
    void open() {
        open = true;
        start();
    }

    @Override
    protected Map<String, Lifecycle> getLifecycleBeans() {
        Map<String, Lifecycle> beans = super.getLifecycleBeans();
        if (!open) {
            beans.values().removeIf(OpenFirst::isBackground);
        }
        return beans;
    }

    private static boolean isBackground(Lifecycle bean) {
        return bean instanceof Phased phased && phased.getPhase() >= FIRST_IN_THE_BACKGROUND
            && phased.getPhase() <= LAST_IN_THE_BACKGROUND;
    }
}
