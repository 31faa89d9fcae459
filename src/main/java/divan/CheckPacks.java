package divan;

import divan.packs.Finding;
import divan.packs.Pack;
import divan.packs.PackFolders;
import divan.packs.PackPart;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code divan check [DIR] [--format text|json]}: everything wrong with the packs below a folder, with file
 * and line, by the same parts that activate them; no database is needed, for checking reads files only. Exit
 * 0 good, 1 findings, 2 wrong usage.
 */
final class CheckPacks {
    private CheckPacks() {
    }

    static int run(List<String> words, PrintStream out, PrintStream err) {
        List<String> rest = new ArrayList<>(words);
        boolean json = rest.remove("--format=json") || takeFormat(rest);
        if (rest.size() > 1 || rest.stream().anyMatch(w -> w.startsWith("--"))) {
            err.println("divan check [DIR] [--format text|json]");
            return 2;
        }
        Path folder = Path.of(rest.isEmpty() ? "packs" : rest.getFirst());
        if (!Files.isDirectory(folder)) {
            err.println(folder + " is not a folder");
            return 2;
        }
        List<Finding> findings = findings(folder);
        report(findings, json, out);
        return findings.isEmpty() ? 0 : 1;
    }

    private static boolean takeFormat(List<String> words) {
        int at = words.indexOf("--format");
        if (at < 0 || at + 1 >= words.size()) {
            return false;
        }
        words.remove(at);
        return words.remove(at).equals("json");
    }

    private static void report(List<Finding> findings, boolean json, PrintStream out) {
        if (json) {
            out.println(JsonMapper.builder().build().writeValueAsString(findings.stream().map(f -> {
                Map<String, Object> map = new LinkedHashMap<>();
                map.put("file", f.file());
                map.put("line", f.line());
                map.put("message", f.message());
                return map;
            }).toList()));
            return;
        }
        findings.forEach(out::println);
        out.println(findings.isEmpty() ? "Nothing is wrong." : findings.size() + " findings.");
    }

    static List<Finding> findings(Path folder) {
        List<Finding> all = new ArrayList<>();
        try (AnnotationConfigApplicationContext context = parts()) {
            List<PackPart> parts = context.getBeanProvider(PackPart.class).orderedStream().toList();
            for (Path pack : PackFolders.below(folder)) {
                String prefix = folder.toAbsolutePath().equals(pack.toAbsolutePath()) ? ""
                    : pack.getFileName() + "/";
                PackFolders.check(Pack.read(pack), parts).forEach(f ->
                    all.add(new Finding(prefix + f.file(), f.line(), f.message())));
            }
        } catch (IOException e) {
            all.add(new Finding(folder.toString(), 0, "cannot be read: " + e.getMessage()));
        }
        return all.stream().distinct().toList();
    }

    /** The parts alone: nothing is started, and the database they name is never asked. */
    private static AnnotationConfigApplicationContext parts() throws IOException {
        String scratch = Files.createTempDirectory("divan-check").toString();
        return Parts.of(Map.of("divan.data", scratch, "divan.demo", "true", "divan.pack-dir", scratch),
            new PGSimpleDataSource());
    }
}
