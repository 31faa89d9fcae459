package divan.operations;

import divan.documents.SealFolder;
import divan.journal.LedgerFolder;
import divan.kernel.LiveFolder;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The machine and the data folder: whatever can be seen without the database. */
public final class FolderCheck {
    private static final int JDK = 25;
    private static final long LITTLE_SPACE_BYTES = 2L << 30;
    private static final Duration SOON = Duration.ofDays(30);
    private static final List<String> PRIVATE = List.of("secrets", "ledger/key.pem", "seals");
    private static final Set<PosixFilePermission> OTHERS = Set.of(PosixFilePermission.GROUP_READ,
        PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_READ, PosixFilePermission.OTHERS_WRITE);

    private final Path data;
    private final Instant now;
    private final List<Remark> remarks = new ArrayList<>();

    private FolderCheck(Path data, Instant now) {
        this.data = data;
        this.now = now;
    }

    /** @param port to be free, or -1 where the program is at work on it */
    public static List<Remark> of(Path data, int port, Instant now) {
        FolderCheck check = new FolderCheck(data, now);
        try {
            check.machine(port);
            check.owner();
            for (String path : PRIVATE) {
                check.permissions(data.resolve(path));
            }
            check.leftOver();
            check.keys();
        } catch (IOException e) {
            check.remarks.add(Remark.wrong("folder-unreadable", data, String.valueOf(e.getMessage())));
        }
        return check.remarks;
    }

    private void machine(int port) throws IOException {
        int jdk = Runtime.version().feature();
        remarks.add(jdk >= JDK ? Remark.good("jdk", jdk) : Remark.wrong("jdk-old", jdk, JDK));
        long free = Files.getFileStore(data).getUsableSpace();
        remarks.add(free < LITTLE_SPACE_BYTES ? Remark.wrong("space-little", megabytes(free), data)
            : Remark.good("space", megabytes(free)));
        if (port > 0) {
            remarks.add(isFree(port) ? Remark.good("port", port) : Remark.wrong("port-taken", port));
        }
    }

    private static long megabytes(long bytes) {
        return bytes >> 20;
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port)) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }

    private void owner() throws IOException {
        String owner = Files.getOwner(data).getName();
        String me = System.getProperty("user.name");
        boolean mine = owner.equals(me) || me.equals("root");
        remarks.add(mine && Files.isWritable(data) ? Remark.good("folder", data)
            : Remark.wrong("folder-not-ours", data, owner, me));
    }

    private void permissions(Path path) throws IOException {
        if (!Files.exists(path)) {
            return;
        }
        for (Path file : LiveFolder.files(path)) {
            if (isOpen(file)) {
                remarks.add(Remark.wrong("secret-open", file));
            }
        }
    }

    private static boolean isOpen(Path file) throws IOException {
        try {
            boolean folderIsClosed = Files.getPosixFilePermissions(file.getParent()).stream()
                .noneMatch(p -> p.name().endsWith("_EXECUTE") && !p.name().startsWith("OWNER"));
            return !folderIsClosed && Files.getPosixFilePermissions(file).stream().anyMatch(OTHERS::contains);
        } catch (NoSuchFileException e) {
            return false; // used up meanwhile
        }
    }

    private void leftOver() throws IOException {
        if (Files.exists(data.resolve("restoring"))) {
            remarks.add(Remark.note("restoring-left", data.resolve("restoring")));
        }
        try (Stream<Path> entries = Files.list(data)) {
            entries.filter(e -> e.getFileName().toString().startsWith("replaced-")).sorted()
                .forEach(e -> remarks.add(Remark.note("replaced-left", e)));
        }
    }

    private void keys() throws IOException {
        LedgerFolder ledger = new LedgerFolder(data);
        if (!ledger.exists()) {
            remarks.add(Remark.wrong("ledger-key-missing", data.resolve("ledger/key.pem")));
        }
        ledger.ended().forEach(ended -> remarks.add(Remark.note("ledger-ended", ended.size())));
        try {
            List<SealFolder.Found> seals = SealFolder.of(data);
            seals.stream().filter(seal -> seal.until().isBefore(now.plus(SOON)))
                .forEach(seal -> remarks.add(Remark.wrong("seal-expires", seal.subject(),
                day(seal.until()))));
            remarks.add(Remark.good("seals", seals.size()));
        } catch (GeneralSecurityException e) {
            remarks.add(Remark.wrong("seals-unreadable", data.resolve("seals")));
        }
    }

    private static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, divan.kernel.Turkish.ZONE);
    }
}
