package divan.organisation;

import java.util.function.ToIntFunction;
import org.springframework.stereotype.Component;

/**
 * For whoever keeps answers of the database in memory: one connection hears of every commit that touches what
 * they were made of ({@link StateCopy}), whichever program wrote.
 */
@Component
public class Hearing {
    private final StateCopy copy;
    private final Tidings tidings;

    Hearing(StateCopy copy, Tidings tidings) {
        this.copy = copy;
        this.tidings = tidings;
    }

    /**
     * A place for answers that are forgotten when something of the topic changes.
     *
     * @param most see {@link Kept}
     */
    public <K, V> Kept<K, V> keep(Topic topic, long most, ToIntFunction<V> weight) {
        Kept<K, V> kept = new Kept<>(this::isOn, most, weight);
        copy.tell(topic, kept);
        return kept;
    }

    /** Whether every commit is heard of; whoever asks first has it begun. */
    public boolean isOn() {
        return copy.held().isPresent();
    }

    /**
     * In a transaction that changes something of a topic: whoever made it goes on only when it is forgotten
     * what was so before.
     */
    public void tell() {
        tidings.tell();
    }
}
