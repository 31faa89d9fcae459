package divan.organisation;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Answers of the database that are kept, the ones asked for most, until it tells that what they were made
 * of has changed. Whoever asks in a transaction is answered by the database: they may have changed it
 * themselves.
 */
public final class Kept<K, V> {
    private final BooleanSupplier heard;
    private final long most;
    private final ToIntFunction<V> weight;
    private volatile Cache<K, V> cache;

    /**
     * @param heard whether everything that is committed is heard of
     * @param most so much is kept, as {@code weight} weighs an answer
     */
    Kept(BooleanSupplier heard, long most, ToIntFunction<V> weight) {
        this.heard = heard;
        this.most = most;
        this.weight = weight;
        this.cache = bounded(most, weight);
    }

    /** For what never changes: the same bound. */
    public static <K, V> Cache<K, V> bounded(long most, ToIntFunction<V> weight) {
        return Caffeine.newBuilder().maximumWeight(most).executor(Runnable::run)
            .<K, V>weigher((_, value) -> weight.applyAsInt(value)).build();
    }

    /**
     * What is asked while it changes is put where nobody looks any more: the place is taken before it is
     * asked whether changes are heard of, and the question comes last.
     */
    public V get(K key, Function<K, V> question) {
        Cache<K, V> now = cache;
        return !TransactionSynchronizationManager.isActualTransactionActive() && heard.getAsBoolean()
            ? now.get(key, question) : question.apply(key);
    }

    void forget() {
        cache = bounded(most, weight);
    }
}
