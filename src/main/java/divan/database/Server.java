package divan.database;

import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/** PostgreSQL's own programs, run on one cluster: initdb, pg_ctl. Knows nothing of databases and roles. */
final class Server {
    private static final Logger LOG = LoggerFactory.getLogger(Server.class);
    private static final int LOG_BYTES_KEPT = 10 << 20;
    private static final List<String> NOT_INHERITED =
            List.of("PGDATA", "PGPORT", "PGHOST", "PGUSER", "PGPASSWORD",
            "PGOPTIONS", "PGCTLTIMEOUT", "PGDATABASE", "PGLOCALEDIR", "LC_ALL", "LC_CTYPE", "LC_COLLATE");

    private final Path programs;
    private final ServerAccount account;
    private final Path cluster;
    private final Path log;

    Server(Path programs, ServerAccount account, Path cluster, Path log) {
        this.programs = programs;
        this.account = account;
        this.cluster = cluster;
        this.log = log;
    }

    /**
     * Makes the cluster beside its place and moves it there when complete: a failed attempt leaves none.
     *
     * @param template a cluster to copy instead of making one from nothing
     */
    void make(String superuser, String password, Optional<ClusterTemplate> template) throws IOException {
        Path attempt = cluster.resolveSibling("incomplete");
        Path passwordFile = cluster.resolveSibling("incomplete.password");
        FileSystemUtils.deleteRecursively(attempt);
        Files.deleteIfExists(passwordFile);
        Files.createDirectory(attempt);
        DataFolder.writePrivately(passwordFile, password);
        try {
            account.own(attempt);
            account.own(passwordFile);
            if (template.isEmpty() || !copied(template.get(), attempt, superuser, password)) {
                initialise(attempt, superuser, passwordFile);
            }
        } finally {
            Files.delete(passwordFile);
        }
        Files.move(attempt, cluster, StandardCopyOption.ATOMIC_MOVE);
    }

    /** The copy gets a password of its own before anybody can connect, and is on disk when this ends. */
    private boolean copied(ClusterTemplate template, Path attempt, String superuser, String password)
            throws IOException {
        template.copyTo(attempt);
        account.own(attempt);
        Outcome changed = heard(command("postgres", "--single", "-D", attempt.toString(), "postgres"),
                "alter role " + superuser + " password '" + password + "'\n");
        if (changed.code() == 0 && !changed.text().contains("ERROR")
                && run("initdb", "--sync-only", "-D", attempt.toString()).code() == 0) {
            return true;
        }
        LOG.warn("{} is of no use, a database is made from nothing", template);
        FileSystemUtils.deleteRecursively(attempt);
        Files.createDirectory(attempt);
        account.own(attempt);
        return false;
    }

    private void initialise(Path folder, String superuser, Path passwordFile) throws IOException {
        Outcome outcome = run("initdb", "-D", folder.toString(), "-U", superuser, "--pwfile=" + passwordFile,
                "--auth=scram-sha-256", "--encoding=UTF8", "--locale=C.UTF-8", "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8", "--data-checksums", "--no-instructions");
        if (outcome.code() != 0) {
            throw failed("The database cannot be made in " + cluster, outcome.text());
        }
    }

    /** Starts the server and returns when it answers; recovery after a crash included. */
    void start() throws IOException {
        keepLogShort();
        long before = Files.exists(log) ? Files.size(log) : 0;
        Outcome outcome = run("pg_ctl", "-D", cluster.toString(), "-s", "-w", "-t", "300", "start");
        if (outcome.code() != 0) {
            throw failed("PostgreSQL does not start in " + cluster, tail(before));
        }
    }

    private void keepLogShort() throws IOException {
        if (Files.exists(log) && Files.size(log) > LOG_BYTES_KEPT) {
            Files.move(log, log.resolveSibling(log.getFileName() + ".1"),
                    StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Ends the server: sessions are cut off and rolled back, everything committed is written. */
    void stop() throws IOException {
        if (run("pg_ctl", "-D", cluster.toString(), "-s", "-w", "-t", "60", "-m", "fast", "stop").code() != 0
                && Postmaster.running(cluster).isPresent()) {
            run("pg_ctl", "-D", cluster.toString(), "-s", "-w", "-t", "20", "-m", "immediate", "stop");
        }
    }

    private record Outcome(int code, String text) {
    }

    private Outcome run(String program, String... arguments) throws IOException {
        ProcessBuilder builder = command(program, arguments);
        return program.equals("initdb") ? heard(builder, "") : logged(builder);
    }

    private ProcessBuilder command(String program, String... arguments) {
        List<String> command = new ArrayList<>(account.prefix());
        command.add(programs.resolve("bin").resolve(program).toString());
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(programs.toFile())
                .redirectErrorStream(true);
        builder.environment().keySet().removeAll(NOT_INHERITED);
        builder.environment().putAll(Map.of("LANG", "C.UTF-8"));
        return builder;
    }

    private static Outcome heard(ProcessBuilder builder, String said) throws IOException {
        Process process = builder.start();
        try (OutputStream in = process.getOutputStream()) {
            in.write(said.getBytes(StandardCharsets.UTF_8));
        }
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Outcome(waitFor(process), text);
    }

    /** The server inherits the output of pg_ctl and keeps it: a pipe would never end. */
    private Outcome logged(ProcessBuilder builder) throws IOException {
        Process process = builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile())).start();
        process.getOutputStream().close();
        return new Outcome(waitFor(process), "");
    }

    private static int waitFor(Process process) {
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return -1;
        }
    }

    private String tail(long from) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            file.seek(Math.min(from, file.length()));
            byte[] bytes = new byte[(int) Math.min(file.length() - file.getFilePointer(), 1 << 16)];
            file.readFully(bytes);
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    private CannotStart failed(String what, String text) {
        if (text.contains("No space left on device")) {
            return new CannotStart(what
                    + ": the disk is full. Make room, or name another folder with --data.");
        }
        String why = text.lines().filter(l -> l.matches(".*(FATAL|PANIC|error|could not).*"))
                .map(l -> l.replaceFirst("^[-0-9:. ]+ UTC \\[\\d+\\] ", "").strip()).findFirst()
                .orElse("see " + log);
        return new CannotStart(what + ": " + why);
    }
}
