package divan;

import divan.journal.Actor;
import divan.lawtext.Census;
import divan.lawtext.Flaw;
import divan.lawtext.LawFile;
import divan.lawtext.LawFolder;
import divan.legislation.Consolidation;
import divan.legislation.LawVersion;
import divan.organisation.Echo;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code divan law check DIR}: reads the laws below a folder and counts what they hold; {@code divan law
 * import DIR} takes them in, on the database of a running Divan, all or none. Exit 0 good, 1 when something
 * is wrong with a text, 2 for wrong usage. Notes (a block that fits no rule, a reference to nowhere) are told
 * and are not wrong.
 */
final class LawCommand {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Set<String> VALUES = new HashSet<>(CommandLine.INSTALLATION);

    static {
        VALUES.addAll(Set.of("--format", "--from", "--now"));
    }

    private LawCommand() {
    }

    static int run(List<String> words, PrintStream out, PrintStream err) {
        return CommandLine.exit(err, "The folder cannot be read: ", () -> {
            CommandLine line = CommandLine.parse("law", words, VALUES, Set.of());
            String verb = line.words().isEmpty() ? "" : line.words().getFirst();
            if (line.words().size() != 2 || !Set.of("check", "import").contains(verb)) {
                throw new CommandLine.Unclear("law check DIR, or law import DIR.");
            }
            List<LawFile> laws = read(Path.of(line.words().get(1)));
            return verb.equals("check") ? check(laws, line.json(), out) : take(laws, line, out);
        });
    }

    private static int check(List<LawFile> laws, boolean json, PrintStream out) {
        if (json) {
            out.println(JSON.writeValueAsString(laws.stream().map(LawCommand::json).toList()));
        } else {
            laws.forEach(law -> print(law, out));
        }
        return isGood(laws) ? 0 : 1;
    }

    private static boolean isGood(List<LawFile> laws) {
        return !laws.isEmpty() && laws.stream().allMatch(LawFile::isGood);
    }

    private static int take(List<LawFile> laws, CommandLine line, PrintStream out)
            throws CommandLine.Unclear {
        boolean json = line.json();
        Instant now = line.now();
        LocalDate from = day(line, now);
        Set<String> numbers = new HashSet<>();
        List<String> twice = laws.stream().map(LawFile::number).filter(n -> !numbers.add(n)).toList();
        if (!isGood(laws) || !twice.isEmpty()) {
            laws.forEach(law -> law.flaws().stream().filter(Flaw::isGrave)
                .forEach(flaw -> out.println(law.number() + " " + flaw)));
            twice.forEach(number -> out.println("law " + number + " is there twice"));
            out.println("No law was taken in.");
            return 1;
        }
        try (AnnotationConfigApplicationContext parts = Parts.at(line)) {
            List<LawVersion> fresh = parts.getBean(Consolidation.class).take(laws, Actor.system(), now, from);
            parts.getBean(Echo.class).await(OrganCommand.PATIENCE);
            report(laws, fresh, json, out);
        }
        return 0;
    }

    private static LocalDate day(CommandLine line, Instant now) throws CommandLine.Unclear {
        try {
            return line.has("--from") ? LocalDate.parse(line.need("--from")) : Consolidation.day(now);
        } catch (DateTimeException e) {
            throw new CommandLine.Unclear("--from is a day like 2026-11-22.");
        }
    }

    private static void report(List<LawFile> laws, List<LawVersion> fresh, boolean json, PrintStream out) {
        if (json) {
            out.println(JSON.writeValueAsString(fresh.stream().map(version -> Map.of("number", version.law(),
                "version", version.version(), "since", version.since().toString(), "sha256", version.sha256(),
                "act", version.act().toString(), "references-to-nowhere", nowhere(laws, version.law())
                    .stream().map(LawCommand::json).toList())).toList()));
            return;
        }
        fresh.forEach(version -> {
            out.println(version.law() + " " + version.title() + ": version " + version.version() + " from "
                + version.since());
            nowhere(laws, version.law()).forEach(flaw -> out.println("  " + flaw));
        });
        out.println(fresh.size() + " of " + laws.size() + " laws taken in; the others stand as they are.");
    }

    /** A text is published as it is: what it names and does not have is told, and no reason to refuse it. */
    private static List<Flaw> nowhere(List<LawFile> laws, String number) {
        return laws.stream().filter(law -> law.number().equals(number))
            .flatMap(law -> law.flaws().stream()).filter(flaw -> flaw.code().equals(Flaw.NOWHERE)).toList();
    }

    static List<LawFile> read(Path folder) throws CommandLine.Unclear, IOException {
        if (!Files.isDirectory(folder)) {
            throw new CommandLine.Unclear(folder + " is not a folder.");
        }
        List<LawFile> laws = new ArrayList<>();
        for (Path law : LawFolder.below(folder)) {
            laws.add(LawFolder.read(law));
        }
        return laws;
    }

    private static void print(LawFile law, PrintStream out) {
        Census census = law.census();
        out.println(law.number() + " " + law.title() + (census == null ? "" : ": " + census.plain() + " + "
            + census.lettered() + " articles, " + census.additional() + " ek, " + census.provisional()
            + " geçici, "
            + census.paragraphs() + " paragraphs, " + census.clauses() + " clauses, " + census.amendments()
            + " amendments, " + census.references() + " references, " + census.unclassified() + " of "
            + census.characters() + " characters unclassified"));
        law.flaws().forEach(flaw -> out.println("  " + flaw));
    }

    private static Map<String, Object> json(LawFile law) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("number", law.number());
        map.put("title", law.title());
        counts(map, law.census());
        map.put("lossless", law.text() != null && law.text().isLossless());
        map.put("sha256", law.sha256());
        map.put("findings", law.flaws().stream().map(LawCommand::json).toList());
        return map;
    }

    private static void counts(Map<String, Object> map, @Nullable Census census) {
        if (census == null) {
            return;
        }
        Map<String, Object> articles = new LinkedHashMap<>();
        articles.put("madde", census.plain());
        articles.put("ek", census.additional());
        articles.put("gecici", census.provisional());
        articles.put("mukerrer", census.repeated());
        articles.put("lettered", census.lettered());
        articles.put("ek_gecici", census.additionalProvisional());
        map.put("articles", articles);
        map.put("paragraphs", census.paragraphs());
        map.put("clauses", census.clauses());
        map.put("subclauses", census.subclauses());
        map.put("amendments", census.amendments());
        map.put("references", census.references());
        map.put("unclassified", census.unclassified());
        map.put("unclassified_share", census.unclassifiedShare());
        map.put("characters", census.characters());
    }

    private static Map<String, Object> json(Flaw flaw) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("file", flaw.file());
        map.put("line", flaw.line());
        map.put("grave", flaw.isGrave());
        map.put("reason", flaw.reason());
        return map;
    }
}
