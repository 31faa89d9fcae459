package divan.web;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** So many at once, and so many of them from one network. */
final class Share {
    private final int all;
    private final int each;
    private final AtomicInteger taken = new AtomicInteger();
    private final ConcurrentHashMap<String, Integer> networks = new ConcurrentHashMap<>();

    Share(int all, int each) {
        this.all = all;
        this.each = each;
    }

    /** To be given back, whatever the answer. */
    boolean take(String address) {
        boolean fits = networks.merge(Allowance.network(address), 1, Integer::sum) <= each;
        return taken.incrementAndGet() <= all && fits;
    }

    void giveBack(String address) {
        taken.decrementAndGet();
        networks.computeIfPresent(Allowance.network(address), (_, many) -> many > 1 ? many - 1 : null);
    }
}
