package divan.database;

import java.nio.file.Path;
import java.util.Map;

/**
 * A program of its own for tests that kill one: starts the cluster of a folder with fsync on or off, says so,
 * and waits for its end.
 */
final class ClusterProgram {
    private ClusterProgram() {
    }

    public static void main(String[] args) throws InterruptedException {
        try {
            Cluster cluster = Cluster.start(DataFolder.take(Path.of(args[0])), ServerAccount.ofThisProcess(),
                    Map.of("fsync", args[1]));
            System.out.println("running " + cluster.pid());
            Thread.sleep(600_000);
        } catch (CannotStart e) {
            System.out.println(e.getMessage());
        }
    }
}
