package divan;

import divan.database.CannotStart;
import divan.examples.Examples;
import divan.kernel.Turkish;
import divan.packs.Change;
import divan.packs.Finding;
import divan.packs.Pack;
import divan.packs.PackDifference;
import divan.packs.PackFolders;
import divan.packs.PackPart;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code divan check [DIR] [--against DIR] [--format text|json] [--quick]}: everything wrong with the packs
 * below a folder, with file and line, by the same parts that activate them. Where nothing is, their examples
 * are run in a world of their own, and remarks follow: what an author should look at. {@code --quick} reads
 * files only, {@code --service} runs the examples of one service. With {@code --against} an older copy of the
 * packs, what these change stands first, thing by thing. Exit 0 good, 1 findings, 2 wrong usage.
 */
final class CheckPacks {
    private static final String EXAMPLE = "example";
    private static final String AGAINST = "--against";

    private CheckPacks() {
    }

    static int run(List<String> words, PrintStream out, PrintStream err) {
        List<String> rest = new ArrayList<>(words);
        boolean json = rest.remove("--format=json") || take(rest, "--format").equals("json");
        boolean quick = rest.remove("--quick");
        String against = take(rest, AGAINST);
        String only = take(rest, "--service");
        if (rest.size() > 1 || rest.stream().anyMatch(w -> w.startsWith("--"))) {
            err.println("divan check [DIR] [--against DIR] [--service ID] [--format text|json] [--quick]");
            return 2;
        }
        Path folder = Path.of(rest.isEmpty() ? "packs" : rest.getFirst());
        Path older = Path.of(against);
        for (Path wanted : against.isEmpty() ? List.of(folder) : List.of(folder, older)) {
            if (!Files.isDirectory(wanted)) {
                err.println(wanted + " is not a folder");
                return 2;
            }
        }
        Said read = said(folder, against.isEmpty() ? null : older);
        Said said = quick ? read : withExamples(folder, read, only);
        if (json) {
            out.println(json(said));
        } else {
            text(said, out);
        }
        return said.wrong().isEmpty() ? 0 : 1;
    }

    /** What follows an option, which is taken away with it; empty where it is not there. */
    private static String take(List<String> words, String option) {
        int at = words.indexOf(option);
        if (at >= 0 && at + 1 < words.size()) {
            words.remove(at);
            return words.remove(at);
        }
        String begin = option + "=";
        Optional<String> joined = words.stream().filter(word -> word.startsWith(begin)).findFirst();
        joined.ifPresent(words::remove);
        return joined.map(word -> word.substring(begin.length())).orElse("");
    }

    /** One thing wrong, and which part of the house says so. */
    private record Wrong(String code, Finding finding) {
    }

    /**
     * What is wrong, and what an author should look at though nothing is wrong with it.
     *
     * @param services in the packs that can be read
     * @param changes against an older copy; null where none was named, or one of the two is faulty
     */
    private record Said(List<Wrong> wrong, List<Wrong> remarks, List<Pack> packs, int services,
            @Nullable List<Change> changes, List<Examples.Outcome> outcomes) {
        private int examples() {
            return outcomes.stream().mapToInt(Examples.Outcome::examples).sum();
        }

        private int passed() {
            return outcomes.stream().mapToInt(Examples.Outcome::passed).sum();
        }
    }

    private static void text(Said said, PrintStream out) {
        if (said.changes() != null) {
            said.changes().forEach(change -> out.println("change: " + change.words()));
            out.println("Changes: " + Change.inShort(said.changes()) + ".");
        }
        said.wrong().forEach(wrong -> out.println(wrong.finding()));
        said.remarks().forEach(remark -> out.println("remark: " + remark.finding()));
        said.outcomes().forEach(outcome -> out.println(outcome.service() + ": " + outcome.passed() + " of "
            + outcome.examples() + " examples, " + outcome.reached() + " of " + outcome.rules()
            + " rules reached"));
        out.println(said.wrong().isEmpty() ? "Nothing is wrong." : said.wrong().size() + " findings."
            + (said.outcomes().isEmpty() ? " The examples were not run." : ""));
    }

    private static String json(Said said) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("services", said.services());
        map.put("examples", said.examples());
        map.put("passed", said.passed());
        map.put("coverage", said.outcomes().stream().map(CheckPacks::coverage).toList());
        if (said.changes() != null) {
            map.put("changes", said.changes().stream().map(CheckPacks::json).toList());
        }
        map.put("errors", said.wrong().stream().map(CheckPacks::json).toList());
        map.put("remarks", said.remarks().stream().map(CheckPacks::json).toList());
        return JsonMapper.builder().build().writeValueAsString(map);
    }

    private static Map<String, Object> coverage(Examples.Outcome outcome) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("service", outcome.service());
        map.put("examples", outcome.examples());
        map.put("passed", outcome.passed());
        map.put("rules", outcome.rules());
        map.put("reached", outcome.reached());
        return map;
    }

    private static Map<String, Object> json(Change change) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("what", change.what());
        map.put("of", change.of());
        map.put("id", change.id());
        map.put("change", change.sort().code());
        map.put("before", change.before());
        map.put("after", change.after());
        map.put("note", change.note());
        map.put("file", change.file());
        return map;
    }

    private static Map<String, Object> json(Wrong wrong) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("file", wrong.finding().file());
        map.put("line", wrong.finding().line());
        map.put("code", wrong.code());
        map.put("message", wrong.finding().message());
        return map;
    }

    static List<Finding> findings(Path folder) {
        return said(folder, null).wrong().stream().map(Wrong::finding).toList();
    }

    private static Said said(Path folder, @Nullable Path older) {
        Map<Finding, Wrong> wrong = new LinkedHashMap<>();
        List<Wrong> remarks = new ArrayList<>();
        List<Pack> packs = new ArrayList<>();
        List<Change> changes = null;
        try (AnnotationConfigApplicationContext context = parts()) {
            List<PackPart> parts = context.getBeanProvider(PackPart.class).orderedStream().toList();
            for (Path path : PackFolders.below(folder)) {
                Pack pack = Pack.read(path);
                packs.add(pack);
                String prefix = prefix(folder, path);
                parts.forEach(part -> PackFolders.check(pack, List.of(part)).forEach(f ->
                    wrong.putIfAbsent(under(prefix, f), new Wrong(code(part), under(prefix, f)))));
                if (wrong.isEmpty()) {
                    parts.forEach(part -> PackFolders.remarks(pack, List.of(part)).forEach(f ->
                        remarks.add(new Wrong(code(part), under(prefix, f)))));
                }
            }
            changes = older == null || !wrong.isEmpty() ? null : changes(older, packs, parts, wrong);
        } catch (IOException e) {
            Finding unread = new Finding(folder.toString(), 0, "cannot be read: " + e.getMessage());
            wrong.put(unread, new Wrong("packs", unread));
        }
        return new Said(List.copyOf(wrong.values()), List.copyOf(remarks), packs,
            packs.stream().mapToInt(pack -> pack.services().size()).sum(), changes,
            List.of());
    }

    /** What is wrong with the older copy is no finding of this one, unless it cannot be compared. */
    private static @Nullable List<Change> changes(Path older, List<Pack> packs, List<PackPart> parts,
            Map<Finding, Wrong> wrong) throws IOException {
        List<Pack> before = new ArrayList<>();
        for (Path path : PackFolders.below(older)) {
            before.add(Pack.read(path));
        }
        try {
            return PackDifference.of(before, packs, parts);
        } catch (RuntimeException e) {
            Finding unread = new Finding(older.toString(), 0, "cannot be compared with: " + e.getMessage());
            wrong.put(unread, new Wrong("packs", unread));
            return null;
        }
    }

    /** @param only the service whose examples are run, or empty for all */
    private static Said withExamples(Path folder, Said said, String only) {
        if (!said.wrong().isEmpty() || said.packs().isEmpty()) {
            return said;
        }
        List<Wrong> wrong = new ArrayList<>();
        List<Examples.Outcome> outcomes = new ArrayList<>();
        try {
            for (ExampleWorld.Outcomes one : ExampleWorld.run(folder, said.packs(), only,
                    LocalDate.now(Turkish.ZONE))) {
                String prefix = prefix(folder, folder.resolve(one.pack().name()));
                outcomes.addAll(one.services());
                one.services().forEach(service -> service.wrong().forEach(f ->
                    wrong.add(new Wrong(EXAMPLE, under(prefix, f)))));
            }
        } catch (IOException | CannotStart e) {
            wrong.add(new Wrong(EXAMPLE, new Finding(folder.toString(), 0, "the examples cannot be run: "
                + e.getMessage())));
        }
        return new Said(wrong, said.remarks(), said.packs(), said.services(), said.changes(),
            outcomes);
    }

    private static String prefix(Path folder, Path pack) {
        return Files.exists(folder.resolve("pack.yaml")) ? "" : pack.getFileName() + "/";
    }

    /** The module that says it. */
    private static String code(PackPart part) {
        return part.getClass().getPackageName().replace("divan.", "");
    }

    private static Finding under(String prefix, Finding finding) {
        return new Finding(prefix + finding.file(), finding.line(), finding.message());
    }

    /** The parts alone: nothing is started, and the database they name is never asked. */
    private static AnnotationConfigApplicationContext parts() throws IOException {
        String scratch = Files.createTempDirectory("divan-check").toString();
        return Parts.of(Map.of("divan.data", scratch, "divan.demo", "true", "divan.pack-dir", scratch),
            new PGSimpleDataSource());
    }
}
