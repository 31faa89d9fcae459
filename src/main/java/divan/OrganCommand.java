package divan;

import divan.access.DemoTokens;
import divan.database.CannotStart;
import divan.database.DatabaseAddress;
import divan.database.Running;
import divan.journal.Actor;
import divan.kernel.Failure;
import divan.kernel.FileReport;
import divan.kernel.Turkish;
import divan.organisation.OrganFiles;
import divan.organisation.Organisation;
import divan.organisation.Post;
import divan.web.Texts;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/**
 * {@code divan organs import|export FILE}, on the database of a running Divan: exit 0 when it is done (or,
 * with {@code --dry-run}, could be), 1 when something is wrong with the file, 2 for wrong usage. Whoever has
 * the data folder is an operator; {@code --by POST} names the official for whom they do it.
 */
final class OrganCommand {
    private static final Set<String> VALUES = new HashSet<>(CommandLine.INSTALLATION);

    static {
        VALUES.addAll(Set.of("--reason", "--by", "--as", "--on", "--base", "--format", "--lang", "--now"));
    }

    private final CommandLine line;
    private final boolean taking;
    private final Path file;
    private final FilePrint print;
    private final PrintStream out;

    private OrganCommand(CommandLine line, PrintStream out) throws CommandLine.Unclear {
        List<String> words = line.words();
        if (words.size() != 2 || !List.of("import", "export").contains(words.getFirst())) {
            throw new CommandLine.Unclear("organs import FILE, or organs export FILE.");
        }
        if (!OrganFiles.FORMS.contains(line.get("--as", "csv"))) {
            throw new CommandLine.Unclear("--as is csv, json or jsonld.");
        }
        this.line = line;
        this.taking = words.getFirst().equals("import");
        this.file = Path.of(words.get(1)).toAbsolutePath();
        this.print = FilePrint.of(line.get("--format", "text"), line.get("--lang", "tr"));
        this.out = out;
    }

    static int run(List<String> words, PrintStream out, PrintStream err) {
        try {
            return new OrganCommand(CommandLine.parse("organs", words, VALUES, Set.of("--dry-run")), out)
                .run();
        } catch (CommandLine.Unclear e) {
            err.println(e.getMessage() + " See: divan help");
            return 2;
        } catch (CannotStart e) {
            err.println(e.getMessage());
            return 1;
        } catch (IOException e) {
            err.println("The file cannot be read or written: " + e.getMessage());
            return 1;
        }
    }

    private int run() throws CommandLine.Unclear, IOException {
        LocalDate on = day();
        Instant now = line.has("--now") ? Instant.parse(line.need("--now")) : Clock.systemUTC().instant();
        DatabaseAddress admin = line.database();
        DataSource database = (admin == null ? Running.app(line.data()) : Running.app(admin)).dataSource();
        try (AnnotationConfigApplicationContext parts = Parts.of(Map.of("divan.data", line.data().toString(),
                "divan.demo", DemoTokens.isDemo(database), "divan.pack-dir", line.data().toString()),
                database)) {
            OrganFiles files = parts.getBean(OrganFiles.class);
            Texts texts = parts.getBean(Texts.class);
            FileReport report = taking ? take(files, order(parts, now), texts) : give(files, on);
            print.report(report, taking, texts, out);
            return report.isGood() ? 0 : 1;
        }
    }

    private @Nullable LocalDate day() throws CommandLine.Unclear {
        try {
            return line.has("--on") ? LocalDate.parse(line.need("--on")) : null;
        } catch (DateTimeException e) {
            throw new CommandLine.Unclear("--on is a day like 2026-11-22.");
        }
    }

    private OrganFiles.Order order(AnnotationConfigApplicationContext parts, Instant now) {
        String by = line.get("--by");
        Actor actor = by == null ? Actor.system()
            : actor(parts.getBean(Organisation.class), by, LocalDate.ofInstant(now, Turkish.ZONE));
        return new OrganFiles.Order(actor, line.get("--reason", "./divan organs import "
            + file.getFileName()), line.has("--dry-run"), now);
    }

    private static Actor actor(Organisation organisation, String by, LocalDate day) {
        Post post = organisation.post(by, day)
            .orElseThrow(() -> new CannotStart("There is no post “" + by + "” today."));
        if (!post.functions().contains(OrganFiles.FUNCTION)) {
            throw new CannotStart("The post “" + by + "” has not the function " + OrganFiles.FUNCTION + ".");
        }
        return new Actor(Actor.OFFICIAL, null, post.id(), post.organ(), List.of());
    }

    private FileReport take(OrganFiles files, OrganFiles.Order order, Texts texts) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            return files.take(order, in);
        } catch (Failure e) {
            throw new CannotStart(print.words(e, texts), e);
        }
    }

    /** The file has its name once it is whole. */
    private FileReport give(OrganFiles files, @Nullable LocalDate on) throws IOException {
        Path fresh = Files.createTempFile(file.getParent(), file.getFileName().toString(), ".new");
        try {
            FileReport report;
            try (OutputStream to = new BufferedOutputStream(Files.newOutputStream(fresh), 1 << 16)) {
                report = files.give(line.get("--as", "csv"), on,
                    line.get("--base", "https://divan.example.gov.tr"), to);
            }
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return report;
        } finally {
            Files.deleteIfExists(fresh);
        }
    }
}
