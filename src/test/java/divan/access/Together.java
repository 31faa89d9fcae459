package divan.access;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** The same tried by several at once. */
final class Together {
    private Together() {
    }

    interface Numbered {
        boolean run(int number);
    }

    /** All at once; one that is refused by an exception is false. */
    static List<Boolean> times(int times, Numbered work) {
        try (ExecutorService threads = Executors.newFixedThreadPool(times)) {
            List<Future<Boolean>> all = new ArrayList<>();
            for (int i = 0; i < times; i++) {
                int number = i;
                all.add(threads.submit(() -> work.run(number)));
            }
            return all.stream().map(f -> {
                try {
                    return f.get();
                } catch (java.util.concurrent.ExecutionException e) {
                    return false;
                } catch (InterruptedException e) {
                    throw new AssertionError(e);
                }
            }).toList();
        }
    }
}
