package divan;

import divan.CommandLine.Unclear;
import divan.kernel.Turkish;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.system.ApplicationHome;

/**
 * What {@code serve} was asked for.
 *
 * @param address on which the pages are listened for; this machine alone unless another is named
 * @param database the address of another's PostgreSQL, or null for the embedded one
 * @param origin where people find the pages, as scheme, host and port; null: this machine itself
 * @param oidc the file that names by whose accounts people sign in; empty: by nobody's
 * @param now a day, or a day and time, to move time from, or null
 */
record Options(String address, int port, Path data, @Nullable String database,
        @Nullable Path databasePasswordFile, Path packDir, boolean demo, @Nullable String origin,
        @Nullable String now, double speed, int demoPeople, MailOptions mail, TlsOptions tls,
        CertificateOptions certificates, String scanCommand, String scanIcap, String oidc) {
    private static final Set<String> VALUES =
            Set.of("--address", "--port", "--data", "--database", "--database-password-file", "--pack-dir",
            "--now",
                    "--speed", "--demo-people", "--origin", "--smtp", "--smtp-password-file", "--smtp-trust",
                    "--mail-from", "--scan-command", "--scan-icap", "--oidc");

    static Options parse(List<String> words) throws Unclear {
        Set<String> values = new HashSet<>(VALUES);
        values.addAll(TlsOptions.VALUES);
        values.addAll(CertificateOptions.VALUES);
        return of(CommandLine.parse("serve", words, values, Set.of("--no-demo")).withoutWords().given())
            .checked();
    }

    private static Options of(Map<String, String> given) throws Unclear {
        String passwordFile = given.get("--database-password-file");
        try {
            return new Options(given.getOrDefault("--address", "127.0.0.1"),
                    Integer.parseInt(given.getOrDefault("--port", "8080")),
                    Path.of(given.getOrDefault("--data", "data")).toAbsolutePath().normalize(),
                    given.get("--database"), passwordFile == null ? null : Path.of(passwordFile),
                    packDir(given.get("--pack-dir")), !given.containsKey("--no-demo"),
                    given.get("--origin"), given.get("--now"),
                    Double.parseDouble(given.getOrDefault("--speed", "1")),
                    Integer.parseInt(given.getOrDefault("--demo-people", "0")), MailOptions.of(given),
                    TlsOptions.of(given).checked(), CertificateOptions.of(given),
                    given.getOrDefault("--scan-command", ""), given.getOrDefault("--scan-icap", ""),
                    absolute(given.get("--oidc")));
        } catch (NumberFormatException e) {
            throw new Unclear("This is not a number: " + e.getMessage());
        }
    }

    private static String absolute(@Nullable String file) {
        return file == null ? "" : Path.of(file).toAbsolutePath().toString();
    }

    /**
     * Here, or beside the program or above it: the jar may lie in {@code target/} or a folder of its own
     * there.
     */
    static Path packDir(@Nullable String given) {
        Path here = Path.of("packs");
        if (given != null) {
            return Path.of(given).toAbsolutePath().normalize();
        }
        Path above = new ApplicationHome(Divan.class).getDir().toPath().toAbsolutePath();
        while (!Files.isDirectory(here) && above != null) {
            here = above.resolve("packs");
            above = above.getParent();
        }
        return here.toAbsolutePath().normalize();
    }

    private Options checked() throws Unclear {
        require(port >= 0 && port < 65_536, "A port is a number up to 65535.");
        require(speed > 0 && speed <= 1_000_000, "--speed is a number above 0.");
        require(demoPeople >= 0 && demoPeople <= 99_999, "--demo-people is a number up to 99999.");
        require(demo || now == null && speed == 1 && demoPeople == 0,
                "--now, --speed and --demo-people are for the demonstration world: leave --no-demo away.");
        require(scanIcap.isEmpty() || scanIcap.matches("icap://[^/:]+(:[0-9]{1,5})?/.*"),
                "--scan-icap is an address like icap://127.0.0.1:1344/avscan.");
        require(origin == null || origin.matches("https?://[A-Za-z0-9.-]+(:[0-9]{1,5})?"),
                "--origin is an address without a path, like https://divan.example.gov.tr.");
        require(databasePasswordFile == null || database != null,
                "--database-password-file is for --database.");
        certificates.checked(port, origin, tls);
        try {
            WorldClock.of(now == null ? "" : now, speed, Clock.system(Turkish.ZONE));
        } catch (DateTimeException e) {
            throw new Unclear("--now is a day like 2026-11-22, or a day and time like 2026-11-22T09:00.");
        }
        return this;
    }

    private static void require(boolean good, String sentence) throws Unclear {
        if (!good) {
            throw new Unclear(sentence);
        }
    }

    /** As the modules read them. */
    Map<String, Object> properties() {
        Map<String, Object> properties = new HashMap<>(Map.of("server.address", address, "server.port", port,
                "divan.port", port, "divan.data", data.toString(),
                "divan.pack-dir", packDir.toString(), "divan.demo", demo,
                "divan.origin", origin == null ? "" : origin, "divan.now", now == null ? "" : now,
                "divan.speed", speed, "divan.demo-people", demoPeople));
        properties.put("divan.scan-command", scanCommand);
        properties.put("divan.scan-icap", scanIcap);
        properties.put("divan.oidc", oidc);
        properties.putAll(mail.properties());
        properties.putAll(tls.properties());
        properties.putAll(certificates.properties(origin));
        return properties;
    }
}
