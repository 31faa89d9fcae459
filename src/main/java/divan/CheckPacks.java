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
import java.util.stream.Stream;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code divan check [DIR] [--format text|json]}: everything wrong with the packs below a folder, with file
 * and line, by the same parts that activate them; no database is needed, for checking reads files only. Where
 * nothing is wrong, remarks follow: what an author should look at. Exit 0 good, 1 findings, 2 wrong usage.
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
        Said said = said(folder);
        if (json) {
            out.println(json(said));
        } else {
            text(said, out);
        }
        return said.findings().isEmpty() ? 0 : 1;
    }

    private static boolean takeFormat(List<String> words) {
        int at = words.indexOf("--format");
        if (at < 0 || at + 1 >= words.size()) {
            return false;
        }
        words.remove(at);
        return words.remove(at).equals("json");
    }

    /** What is wrong, and what an author should look at though nothing is wrong with it. */
    private record Said(List<Finding> findings, List<Finding> remarks) {
    }

    private static void text(Said said, PrintStream out) {
        said.findings().forEach(out::println);
        said.remarks().forEach(remark -> out.println("remark: " + remark));
        out.println(said.findings().isEmpty() ? "Nothing is wrong." : said.findings().size() + " findings.");
    }

    private static String json(Said said) {
        return JsonMapper.builder().build().writeValueAsString(Stream.concat(
            said.findings().stream().map(finding -> json(finding, false)),
            said.remarks().stream().map(remark -> json(remark, true))).toList());
    }

    private static Map<String, Object> json(Finding finding, boolean remark) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("file", finding.file());
        map.put("line", finding.line());
        map.put("message", finding.message());
        if (remark) {
            map.put("remark", true);
        }
        return map;
    }

    static List<Finding> findings(Path folder) {
        return said(folder).findings();
    }

    private static Said said(Path folder) {
        Said all = new Said(new ArrayList<>(), new ArrayList<>());
        try (AnnotationConfigApplicationContext context = parts()) {
            List<PackPart> parts = context.getBeanProvider(PackPart.class).orderedStream().toList();
            for (Path path : PackFolders.below(folder)) {
                Pack pack = Pack.read(path);
                String prefix = folder.toAbsolutePath().equals(path.toAbsolutePath()) ? ""
                    : path.getFileName() + "/";
                PackFolders.check(pack, parts).forEach(f -> all.findings().add(under(prefix, f)));
                if (all.findings().isEmpty()) {
                    PackFolders.remarks(pack, parts).forEach(f -> all.remarks().add(under(prefix, f)));
                }
            }
        } catch (IOException e) {
            all.findings().add(new Finding(folder.toString(), 0, "cannot be read: " + e.getMessage()));
        }
        return new Said(all.findings().stream().distinct().toList(), List.copyOf(all.remarks()));
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
