package divan;

import divan.access.KindOfWorld;
import divan.database.DatabaseAddress;
import divan.journal.Discrepancy;
import divan.kernel.LiveFolder;
import divan.operations.DataAudit;
import divan.operations.Installation;
import divan.web.Language;
import divan.web.Languages;
import divan.web.Texts;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code divan verify --data DIR [--database URL] [--format text|json] [--lang tr|en]}: whether everything
 * stored is what the sealed acts say, the program running or not; changes nothing. Exit 0 it is, 1 something
 * is not or cannot be looked at, 2 wrong usage.
 */
final class VerifyData {
    private static final Set<String> VALUES = new HashSet<>(CommandLine.INSTALLATION);
    private static final int SHOWN = 100;

    static {
        VALUES.addAll(Set.of("--format", "--lang"));
    }

    private VerifyData() {
    }

    /** Whether the words are about an installation and not about a receipt. */
    static boolean isMeant(List<String> words) {
        return words.stream().anyMatch(word -> CommandLine.INSTALLATION.contains(word.split("=", 2)[0]));
    }

    static int run(List<String> words, PrintStream out, PrintStream err) {
        return CommandLine.exit(err, "The folder cannot be read: ", () -> {
            CommandLine line = CommandLine.parse("verify", words, VALUES, Set.of()).withoutWords();
            boolean json = line.json();
            Language language = Languages.find(line.get("--lang", "tr"))
                .orElseThrow(() -> new CommandLine.Unclear("--lang is tr or en."));
            try (Installation installation = Installation.open(line.data(), line.database())) {
                DataAudit.Audited audited = audited(line.data(), installation.app());
                out.print(json ? json(audited, language) : text(audited, language));
                return audited.wrong().isEmpty() ? 0 : 1;
            }
        });
    }

    /**
     * The modules get a folder of their own with the ledger's files: the installation's is only looked at.
     */
    private static DataAudit.Audited audited(Path data, DatabaseAddress app) throws IOException {
        Path scratch = Files.createTempDirectory("divan-verify");
        try {
            LiveFolder.copy(data.resolve("ledger"), scratch.resolve("ledger"));
            boolean demo = KindOfWorld.isDemo(JdbcClient.create(app.dataSource())).orElse(true);
            try (ConfigurableApplicationContext parts = Parts.of(Map.of("divan.data", scratch.toString(),
                    "divan.demo", String.valueOf(demo), "divan.pack-dir", scratch.toString()),
                    app.dataSource())) {
                return parts.getBean(DataAudit.class).whole(scratch);
            }
        } finally {
            FileSystemUtils.deleteRecursively(scratch);
        }
    }

    private static String text(DataAudit.Audited audited, Language language) {
        Texts texts = new Texts();
        StringBuilder text = new StringBuilder();
        for (DataAudit.Part part : audited.parts()) {
            text.append("  ").append(texts.get(language, "verify-data.part-" + part.part(), part.checked()));
            if (part.uncheckable() > 0) {
                text.append(' ').append(texts.get(language, "verify-data.uncheckable", part.uncheckable()));
            }
            text.append('\n');
        }
        audited.wrong().stream().limit(SHOWN).forEach(wrong -> text.append("  ✗ ")
            .append(words(texts, language, wrong)).append('\n'));
        int more = audited.wrong().size() - SHOWN;
        line(text, more > 0, () -> texts.get(language, "verify-data.more", more));
        line(text, audited.published() == 0, () -> texts.get(language, "verify-data.unpublished"));
        String end = audited.wrong().isEmpty() ? "verify-data.good" : "verify-data.count";
        return text.append(texts.get(language, end, audited.wrong().size(), audited.acts(), audited.root()))
            .append('\n').toString();
    }

    private static void line(StringBuilder text, boolean wanted, Supplier<String> words) {
        if (wanted) {
            text.append("  ").append(words.get()).append('\n');
        }
    }

    private static String words(Texts texts, Language language, Discrepancy wrong) {
        String act = wrong.act();
        return texts.get(language, "verify-data." + wrong.code(), wrong.table(), wrong.id())
            + (act == null || act.equals(wrong.id()) ? ""
                : " " + texts.get(language, "verify-data.act", act));
    }

    private static String json(DataAudit.Audited audited, Language language) {
        Texts texts = new Texts();
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("good", audited.wrong().isEmpty());
        all.put("acts", audited.acts());
        all.put("root", audited.root());
        all.put("published", audited.published());
        all.put("parts", audited.parts());
        all.put("wrong", audited.wrong().stream().map(wrong -> json(texts, language, wrong)).toList());
        return JsonMapper.builder().build().writeValueAsString(all) + "\n";
    }

    private static Map<String, Object> json(Texts texts, Language language, Discrepancy wrong) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("code", wrong.code());
        map.put("table", wrong.table());
        map.put("id", wrong.id());
        if (wrong.act() != null) {
            map.put("act", wrong.act());
        }
        map.put("text", words(texts, language, wrong));
        return map;
    }
}
