package divan.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Under which account PostgreSQL's programs run: they refuse root. An ordinary user runs them as themselves.
 * Root runs them in a user namespace without mapping, where root appears as nobody and the files stay root's;
 * where namespaces are blocked, as the user nobody, to whom the files of the database are then given.
 *
 * @param prefix what stands before each command
 * @param owner the uid that the files of the database must belong to
 */
record ServerAccount(List<String> prefix, int owner) {
    private static final int NOBODY = 65534;

    static ServerAccount ofThisProcess() {
        int uid = uid(Path.of("/proc/self"));
        if (uid != 0) {
            return new ServerAccount(List.of(), uid);
        }
        return Stream.of(namespace(), nobody()).filter(ServerAccount::works).findFirst().orElseThrow(() ->
                new CannotStart("PostgreSQL refuses to run as root, and neither unshare nor setpriv (package "
                        + "util-linux) works here: install it, or start Divan as an ordinary user."));
    }

    static ServerAccount namespace() {
        return new ServerAccount(List.of("unshare", "-U"), 0);
    }

    static ServerAccount nobody() {
        String id = Integer.toString(NOBODY);
        return new ServerAccount(List.of("setpriv", "--reuid", id, "--regid", id, "--clear-groups"), NOBODY);
    }

    boolean isOfThisProcess() {
        return owner == uid(Path.of("/proc/self"));
    }

    private boolean works() {
        return runs("true");
    }

    boolean runs(String... command) {
        try {
            List<String> words = Stream.concat(prefix.stream(), Stream.of(command)).toList();
            return new ProcessBuilder(words).redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Gives a folder with all it holds to the account, if it is another's; the folder itself last. */
    void own(Path folder) throws IOException {
        if (uid(folder) == owner) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.toList().reversed()) {
                Files.setAttribute(file, "unix:uid", owner, LinkOption.NOFOLLOW_LINKS);
                Files.setAttribute(file, "unix:gid", owner, LinkOption.NOFOLLOW_LINKS);
            }
        }
    }

    static int uid(Path file) {
        try {
            return (int) Files.getAttribute(file, "unix:uid");
        } catch (IOException e) {
            throw new CannotStart("The owner of " + file + " cannot be read: " + e.getMessage(), e);
        }
    }
}
