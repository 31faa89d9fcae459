package divan.database;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The server's first process, as its pid file tells (first line: pid; fourth: port) and as {@code /proc}
 * confirms: a pid is reused sooner or later, and a killed process may stay as a zombie where nobody collects
 * it.
 */
record Postmaster(long pid, int port) {
    /** The process that the pid file of a cluster names, running or not. */
    static Optional<Postmaster> named(Path cluster) {
        try {
            List<String> lines = Files.readAllLines(cluster.resolve("postmaster.pid"));
            return lines.size() < 4 ? Optional.empty() : Optional.of(
                    new Postmaster(Long.parseLong(lines.get(0).strip()),
                            Integer.parseInt(lines.get(3).strip())));
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** The server running on a cluster. */
    static Optional<Postmaster> running(Path cluster) {
        return named(cluster).filter(p -> p.runsOn(cluster));
    }

    boolean runsOn(Path cluster) {
        return worksIn(Path.of("/proc", Long.toString(pid)), cluster);
    }

    /** Whether any process of a server is left; a postmaster's children outlive it by moments. */
    static boolean anyRunsOn(Path cluster) {
        try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
            return processes.filter(p -> Character.isDigit(p.getFileName().toString().charAt(0)))
                    .anyMatch(p -> worksIn(p, cluster));
        } catch (IOException e) {
            return false;
        }
    }

    /** Every process of a server works in the folder of its cluster; a zombie works nowhere. */
    private static boolean worksIn(Path process, Path cluster) {
        try {
            return Files.readSymbolicLink(process.resolve("cwd")).equals(cluster);
        } catch (AccessDeniedException e) {
            return isStartedOn(process, cluster);
        } catch (IOException e) {
            return false;
        }
    }

    /** The postmaster by its command line, where root may not look into processes of other accounts. */
    private static boolean isStartedOn(Path process, Path cluster) {
        try {
            return Files.readString(process.resolve("cmdline")).contains("\0" + cluster + "\0");
        } catch (IOException e) {
            return false;
        }
    }

    void kill() {
        ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
    }
}
