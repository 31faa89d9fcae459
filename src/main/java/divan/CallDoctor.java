package divan;

import divan.access.KindOfWorld;
import divan.database.CannotStart;
import divan.database.DataFolder;
import divan.database.DatabaseAddress;
import divan.kernel.LiveFolder;
import divan.operations.CertificateCheck;
import divan.operations.FolderCheck;
import divan.operations.Installation;
import divan.operations.ProgramCheck;
import divan.operations.Remark;
import divan.operations.ScannerCheck;
import divan.operations.ServerCheck;
import divan.scanning.Scanner;
import divan.web.Language;
import divan.web.Languages;
import divan.web.Texts;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code divan doctor --data DIR [--database URL] [--port N] [--pack-dir DIR] [--format text|json] [--lang
 * tr|en] [--certificate-authorities FILE]}: what is wrong with an installation and how to mend it; changes
 * nothing. Exit 0 good, 1 something is wrong, 2 wrong usage. Notes are worth knowing and not wrong.
 */
final class CallDoctor {
    private static final String AUTHORITIES = "--certificate-authorities";
    private static final Set<String> VALUES = new HashSet<>(CommandLine.INSTALLATION);

    static {
        VALUES.addAll(Set.of("--port", "--pack-dir", "--format", "--lang", "--scan-command", "--scan-icap",
            AUTHORITIES));
    }

    private final CommandLine line;
    private final Path data;
    private final List<Remark> remarks = new ArrayList<>();

    private CallDoctor(CommandLine line) {
        this.line = line;
        this.data = line.data();
    }

    static int run(List<String> words, PrintStream out, PrintStream err) {
        try {
            CommandLine line = CommandLine.parse("doctor", words, VALUES, Set.of()).withoutWords();
            boolean json = line.json();
            Language language = Languages.find(line.get("--lang", "tr"))
                .orElseThrow(() -> new CommandLine.Unclear("--lang is tr or en."));
            List<Remark> remarks = new CallDoctor(line).examine(port(line));
            out.print(json ? json(remarks, language) : text(remarks, language));
            return remarks.stream().anyMatch(r -> r.weight() == Remark.Weight.WRONG) ? 1 : 0;
        } catch (CommandLine.Unclear e) {
            err.println(e.getMessage() + " See: divan help");
            return 2;
        }
    }

    private static int port(CommandLine line) throws CommandLine.Unclear {
        try {
            return Integer.parseInt(line.get("--port", "8080"));
        } catch (NumberFormatException e) {
            throw new CommandLine.Unclear("--port is a number.");
        }
    }

    private List<Remark> examine(int port) {
        if (!DataFolder.isOne(data)) {
            return List.of(new Remark(Remark.Weight.WRONG, "no-data", List.of(data)));
        }
        boolean runs = DataFolder.isHeld(data);
        remarks.add(new Remark(Remark.Weight.GOOD, runs ? "runs" : "stopped", List.of()));
        remarks.addAll(ScannerCheck.of(Scanner.named(line.get("--scan-command", ""),
            line.get("--scan-icap", ""))));
        remarks.addAll(CertificateCheck.of(line.get(AUTHORITIES, ""), Instant.now()));
        remarks.addAll(FolderCheck.of(data, runs ? -1 : port, Instant.now()));
        try (Installation installation = Installation.open(data, line.database())) {
            remarks.addAll(ServerCheck.of(data, installation.owner()));
            inside(installation);
        } catch (CannotStart e) {
            remarks.add(new Remark(Remark.Weight.WRONG, "database-away",
                List.of(String.valueOf(e.getMessage()))));
        }
        return remarks;
    }

    /** The modules look only where their tables are. */
    private void inside(Installation installation) {
        if (has("migrations-pending") || has("ledger-key-missing")) {
            return;
        }
        DatabaseAddress app = installation.app();
        JdbcClient jdbc = JdbcClient.create(app.dataSource());
        boolean demo = KindOfWorld.isDemo(jdbc).orElse(true);
        remarks.addAll(ServerCheck.world(data, jdbc));
        try {
            Path scratch = scratch();
            try (ConfigurableApplicationContext parts = Parts.of(properties(scratch, demo),
                    app.dataSource())) {
                remarks.addAll(parts.getBean(ProgramCheck.class).all(data, installation.runs(), demo));
            } finally {
                FileSystemUtils.deleteRecursively(scratch);
            }
        } catch (IOException e) {
            remarks.add(new Remark(Remark.Weight.WRONG, "folder-unreadable", List.of(data,
                String.valueOf(e.getMessage()))));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean has(String id) {
        return remarks.stream().anyMatch(r -> r.id().equals(id));
    }

    /**
     * The modules get a folder of their own with the ledger's files: the installation's is only looked at.
     */
    private Path scratch() throws IOException {
        Path scratch = Files.createTempDirectory("divan-doctor");
        LiveFolder.copy(data.resolve("ledger"), scratch.resolve("ledger"));
        return scratch;
    }

    private Map<String, Object> properties(Path scratch, boolean demo) {
        String given = line.get("--pack-dir");
        return Map.of("divan.data", scratch.toString(), "divan.demo", String.valueOf(demo), "divan.pack-dir",
            Options.packDir(given).toString());
    }

    private static String text(List<Remark> remarks, Language language) {
        Texts texts = new Texts();
        StringBuilder text = new StringBuilder();
        for (Remark remark : remarks) {
            text.append(mark(remark)).append(words(texts, language, remark)).append('\n');
            String mend = mend(texts, language, remark);
            if (mend != null) {
                text.append("    ").append(mend).append('\n');
            }
        }
        long wrong = remarks.stream().filter(r -> r.weight() == Remark.Weight.WRONG).count();
        return text.append(texts.get(language, wrong == 0 ? "doctor.all-good" : "doctor.count", wrong))
            .append('\n')
            .toString();
    }

    private static String mark(Remark remark) {
        return switch (remark.weight()) {
            case GOOD -> "  ✓ ";
            case NOTE -> "  · ";
            case WRONG -> "  ✗ ";
        };
    }

    private static String words(Texts texts, Language language, Remark remark) {
        return texts.get(language, "doctor." + remark.id(), remark.args().toArray());
    }

    private static @Nullable String mend(Texts texts, Language language, Remark remark) {
        String key = "doctor." + remark.id() + "-mend";
        return texts.has(key) ? texts.get(language, key, remark.args().toArray()) : null;
    }

    private static String json(List<Remark> remarks, Language language) {
        Texts texts = new Texts();
        return JsonMapper.builder().build().writeValueAsString(remarks.stream().map(remark -> {
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("id", remark.id());
            map.put("weight", remark.weight().name().toLowerCase(Locale.ROOT));
            map.put("text", words(texts, language, remark));
            String mend = mend(texts, language, remark);
            if (mend != null) {
                map.put("mend", mend);
            }
            return map;
        }).toList()) + "\n";
    }
}
