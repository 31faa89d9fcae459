package divan;

import divan.packs.Finding;
import divan.packs.Pack;
import divan.packs.PackFolders;
import divan.packs.PackPart;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.context.LifecycleProcessor;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code divan check [DIR] [--format text|json]}: everything wrong with the packs below a folder, with file and line,
 * by the same parts that activate them; no database is needed, for checking reads files only. Exit 0 good, 1 findings,
 * 2 wrong usage.
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
                String prefix = folder.toAbsolutePath().equals(pack.toAbsolutePath()) ? "" : pack.getFileName() + "/";
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
        AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("check",
            Map.of("divan.data", scratch, "divan.demo", "true", "divan.pack-dir", scratch)));
        context.registerBean(DataSource.class, PGSimpleDataSource::new);
        context.registerBean(JdbcClient.class, () -> JdbcClient.create(context.getBean(DataSource.class)));
        context.registerBean(PlatformTransactionManager.class,
            () -> new JdbcTransactionManager(context.getBean(DataSource.class)));
        context.registerBean(Clock.class, () -> Clock.system(divan.kernel.Turkish.ZONE));
        context.registerBean("lifecycleProcessor", LifecycleProcessor.class, Still::new);
        context.registerBean("lazily", BeanFactoryPostProcessor.class, () -> factory -> {
            for (String name : factory.getBeanDefinitionNames()) {
                factory.getBeanDefinition(name).setLazyInit(true);
            }
        });
        context.scan("divan.packs", "divan.web", "divan.database", "divan.journal", "divan.search",
            "divan.organisation", "divan.legislation", "divan.access", "divan.catalogue", "divan.registers",
            "divan.documents", "divan.messages", "divan.casework", "divan.planning", "divan.demo");
        context.refresh();
        return context;
    }

    /** Starts nothing. */
    private static final class Still implements LifecycleProcessor {
        @Override
        public void onRefresh() {
            // checking starts nothing
        }

        @Override
        public void onClose() {
            // so there is nothing to stop
        }

        @Override
        public void start() {
            // see onRefresh
        }

        @Override
        public void stop() {
            // see onClose
        }

        @Override
        public boolean isRunning() {
            return false;
        }
    }
}
