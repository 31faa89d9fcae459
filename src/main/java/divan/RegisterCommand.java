package divan;

import divan.database.CannotStart;
import divan.journal.Actor;
import divan.kernel.Failure;
import divan.kernel.FileReport;
import divan.kernel.Turkish;
import divan.organisation.Organisation;
import divan.packs.Packs;
import divan.registers.FileOrder;
import divan.registers.RegisterFiles;
import divan.web.Texts;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/**
 * {@code divan register import|export REGISTER FILE --reason TEXT --by POST}, on the database of a running
 * Divan: exit 0 when it is done (or, with {@code --dry-run}, could be), 1 when something is wrong with the
 * file, 2 for wrong usage.
 */
final class RegisterCommand {
    private static final Set<String> VALUES = new HashSet<>(CommandLine.INSTALLATION);

    static {
        VALUES.addAll(Set.of("--reason", "--by", "--sha256", "--format", "--lang", "--now"));
    }

    private final CommandLine line;
    private final boolean taking;
    private final Path file;
    private final PrintStream out;

    private RegisterCommand(CommandLine line, PrintStream out) throws CommandLine.Unclear {
        List<String> words = line.words();
        if (words.size() != 3 || !List.of("import", "export").contains(words.getFirst())) {
            throw new CommandLine.Unclear("register import REGISTER FILE, or register export REGISTER FILE.");
        }
        this.line = line;
        this.taking = words.getFirst().equals("import");
        this.file = Path.of(words.get(2)).toAbsolutePath();
        this.out = out;
    }

    static int run(List<String> words, PrintStream out, PrintStream err) {
        return CommandLine.exit(err, "The file cannot be read or written: ", () -> {
            CommandLine line = CommandLine.parse("register", words, VALUES, Set.of("--dry-run"));
            FilePrint print = FilePrint.of(line.get("--format", "text"), line.get("--lang", "tr"));
            return new RegisterCommand(line, out).run(print);
        });
    }

    private int run(FilePrint print) throws CommandLine.Unclear, IOException {
        String reason = line.need("--reason");
        line.need("--by");
        String sha256 = line.get("--sha256");
        if (sha256 != null && !sha256.matches("[0-9a-fA-F]{64}")) {
            throw new CommandLine.Unclear("--sha256 has 64 hexadecimal digits.");
        }
        Instant now = line.now();
        try (AnnotationConfigApplicationContext parts = Parts.at(line)) {
            RegisterFiles files = parts.getBean(RegisterFiles.class);
            parts.getBean(Packs.class).inForce().forEach(files::know);
            Actor actor = line.official(parts.getBean(Organisation.class), RegisterFiles.FUNCTION,
                LocalDate.ofInstant(now, Turkish.ZONE));
            FileOrder order = new FileOrder(line.words().get(1), actor, reason, sha256,
                line.has("--dry-run"));
            return run(order, files, print, parts.getBean(Texts.class));
        }
    }

    private int run(FileOrder order, RegisterFiles files, FilePrint print, Texts texts) throws IOException {
        try {
            FileReport report = taking ? take(files, order) : give(files, order);
            print.report(report, taking, texts, out);
            return report.isGood() ? 0 : 1;
        } catch (Failure e) {
            throw new CannotStart(e.kind() == Failure.Kind.NOT_FOUND
                ? "There is no register “" + order.register() + "” that is taken in or given out as a file."
                : print.words(e, texts), e);
        }
    }

    private FileReport take(RegisterFiles files, FileOrder order) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            return files.take(order, in);
        }
    }

    /** The file has its name once the act of reading is committed, and not before. */
    private FileReport give(RegisterFiles files, FileOrder order) throws IOException {
        return WholeFile.write(file, to -> files.give(order, to));
    }
}
