package divan;

import divan.lawtext.Census;
import divan.lawtext.Flaw;
import divan.lawtext.LawFile;
import divan.lawtext.LawFolder;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code divan law check DIR}: reads the laws below a folder and counts what they hold. Exit 0 good, 1 when something is
 * wrong with a text, 2 for wrong usage. Notes (a block that fits no rule, a reference to nowhere) are told and are not
 * wrong.
 */
final class LawCommand {
    private LawCommand() {
    }

    static int run(List<String> words, PrintStream out, PrintStream err) {
        try {
            CommandLine line = CommandLine.parse("law", words, Set.of("--format"), Set.of());
            if (line.words().size() != 2 || !line.words().getFirst().equals("check")) {
                throw new CommandLine.Unclear("law check DIR.");
            }
            return check(Path.of(line.words().get(1)), line.json(), out);
        } catch (CommandLine.Unclear e) {
            err.println(e.getMessage() + " See: divan help");
            return 2;
        } catch (IOException e) {
            err.println("The folder cannot be read: " + e.getMessage());
            return 1;
        }
    }

    private static int check(Path folder, boolean json, PrintStream out) throws CommandLine.Unclear, IOException {
        List<LawFile> laws = read(folder);
        if (json) {
            out.println(JsonMapper.builder().build().writeValueAsString(laws.stream().map(LawCommand::json).toList()));
        } else {
            laws.forEach(law -> print(law, out));
        }
        return !laws.isEmpty() && laws.stream().allMatch(LawFile::isGood) ? 0 : 1;
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
            + census.lettered() + " articles, " + census.additional() + " ek, " + census.provisional() + " geçici, "
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
