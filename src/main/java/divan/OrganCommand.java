package divan;

import divan.database.CannotStart;
import divan.journal.Actor;
import divan.kernel.Failure;
import divan.kernel.FileReport;
import divan.kernel.Turkish;
import divan.organisation.Echo;
import divan.organisation.OrganFiles;
import divan.organisation.Organisation;
import divan.web.Texts;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/**
 * {@code divan organs import|export FILE}, on the database of a running Divan: exit 0 when it is done (or,
 * with {@code --dry-run}, could be), 1 when something is wrong with the file, 2 for wrong usage. Whoever has
 * the data folder is an operator; {@code --by POST} names the official for whom they do it.
 */
final class OrganCommand {
    /** For the running program to know of what was taken in. */
    static final Duration PATIENCE = Duration.ofSeconds(30);
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
        return CommandLine.exit(err, "The file cannot be read or written: ", () ->
            new OrganCommand(CommandLine.parse("organs", words, VALUES, Set.of("--dry-run")), out).run());
    }

    private int run() throws CommandLine.Unclear, IOException {
        LocalDate on = day();
        Instant now = line.now();
        try (AnnotationConfigApplicationContext parts = Parts.at(line)) {
            OrganFiles files = parts.getBean(OrganFiles.class);
            Texts texts = parts.getBean(Texts.class);
            FileReport report = taking ? take(files, order(parts, now), texts) : give(files, on);
            if (taking && report.isGood() && !line.has("--dry-run")) {
                parts.getBean(Echo.class).await(PATIENCE);
            }
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

    private OrganFiles.Order order(AnnotationConfigApplicationContext parts, Instant now)
            throws CommandLine.Unclear {
        Actor actor = line.has("--by") ? line.official(parts.getBean(Organisation.class),
            OrganFiles.FUNCTION, LocalDate.ofInstant(now, Turkish.ZONE)) : Actor.system();
        return new OrganFiles.Order(actor, line.get("--reason", "./divan organs import "
            + file.getFileName()), line.has("--dry-run"), now);
    }

    private FileReport take(OrganFiles files, OrganFiles.Order order, Texts texts) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            return files.take(order, in);
        } catch (Failure e) {
            throw new CannotStart(print.words(e, texts), e);
        }
    }

    private FileReport give(OrganFiles files, @Nullable LocalDate on) throws IOException {
        return WholeFile.write(file, to -> files.give(line.get("--as", "csv"), on,
            line.get("--base", "https://divan.example.gov.tr"), to));
    }
}
