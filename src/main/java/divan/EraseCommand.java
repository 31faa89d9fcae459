package divan;

import divan.access.KindOfWorld;
import divan.catalogue.FilePlan;
import divan.database.CannotStart;
import divan.database.DatabaseAddress;
import divan.database.Sweeping;
import divan.erasure.Erasure;
import divan.erasure.Outcome;
import divan.erasure.Proposal;
import divan.kernel.Failure;
import divan.legislation.Parameters;
import divan.operations.Installation;
import divan.packs.Packs;
import divan.registers.RegisterDefinitions;
import divan.web.Language;
import divan.web.Languages;
import divan.web.Texts;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;

/**
 * {@code divan erase --data DIR [--list] [--no-sweep]}: carries out the erasures that two officials
 * approved and sweeps them from the disk, the program running or not. Killed at any instant, it ends the
 * same when it is run again. Exit 0 all is done, 1 something is kept or cannot be done, 2 wrong usage.
 */
final class EraseCommand {
    private static final Set<String> VALUES = new HashSet<>(CommandLine.INSTALLATION);

    static {
        VALUES.add("--lang");
    }

    private final Erasure erasure;
    private final Texts texts;
    private final Language language;
    private final PrintStream out;

    private EraseCommand(ConfigurableApplicationContext parts, Language language, PrintStream out) {
        this.erasure = parts.getBean(Erasure.class);
        this.texts = parts.getBean(Texts.class);
        this.language = language;
        this.out = out;
    }

    static int run(List<String> words, PrintStream out, PrintStream err) {
        return CommandLine.exit(err, "The folder cannot be read: ", () -> {
            CommandLine line = CommandLine.parse("erase", words, VALUES, Set.of("--list", "--no-sweep"))
                .withoutWords();
            Language language = Languages.find(line.get("--lang", "tr"))
                .orElseThrow(() -> new CommandLine.Unclear("--lang is tr or en."));
            try (Installation installation = Installation.open(line.data(), line.database())) {
                return with(installation, parts -> {
                    EraseCommand command = new EraseCommand(parts, language, out);
                    return line.has("--list") ? command.list()
                        : command.carryOut(line.has("--no-sweep") ? null : installation.admin());
                });
            } catch (Failure e) {
                throw new CannotStart(new Texts().get(language, "violation." + (e.violations().isEmpty()
                    ? "erasure-not-approved" : e.violations().getFirst().code())), e);
            }
        });
    }

    /** @return how many erasures were carried out again, after an older backup was restored */
    static int again(CommandLine line) throws IOException {
        Path list = line.data().resolve("erasures");
        if (!list.toFile().exists()) {
            return 0;
        }
        try (Installation installation = Installation.open(line.data(), line.database())) {
            return with(installation, parts -> {
                Erasure erasure = parts.getBean(Erasure.class);
                int again = erasure.again().done();
                if (erasure.isUnswept()) {
                    swept(erasure, installation.admin());
                }
                return again;
            });
        }
    }

    /** The modules get a folder of their own: in the installation's a program may be at work. */
    private static int with(Installation installation, ToIntFunction<ConfigurableApplicationContext> work)
            throws IOException {
        Path scratch = Files.createTempDirectory("divan-erase");
        try (ConfigurableApplicationContext parts = parts(installation, scratch)) {
            return work.applyAsInt(parts);
        } finally {
            FileSystemUtils.deleteRecursively(scratch);
        }
    }

    /** What is kept, and until when, follows from the packs in force. */
    private static ConfigurableApplicationContext parts(Installation installation, Path scratch) {
        DatabaseAddress app = installation.app();
        boolean demo = KindOfWorld.isDemo(JdbcClient.create(app.dataSource())).orElse(true);
        ConfigurableApplicationContext parts = Parts.of(Map.of("divan.data", scratch.toString(),
            "divan.installation", installation.data().toString(), "divan.demo", String.valueOf(demo),
            "divan.pack-dir", scratch.toString()), app.dataSource());
        parts.getBean(Packs.class).inForce().forEach(pack -> {
            parts.getBean(FilePlan.class).load(pack);
            parts.getBean(RegisterDefinitions.class).load(pack);
            parts.getBean(Parameters.class).load(pack);
        });
        return parts;
    }

    private int list() {
        List<Proposal> approved = erasure.approved();
        approved.forEach(proposal -> say("erase.line", proposal, texts.get(language, "erasure.state."
            + proposal.state())));
        out.println(texts.get(language, "erase.count", approved.size()));
        return 0;
    }

    private int carryOut(@Nullable DatabaseAddress admin) {
        int kept = 0;
        Erasure.Again again = erasure.again();
        again.kept().forEach((proposal, why) -> out.println(texts.get(language, "erase.kept-again", proposal,
            why.stream().map(one -> Erasure.words(texts, language, one)).collect(Collectors.joining(" ")))));
        for (Proposal proposal : erasure.approved()) {
            kept += isCarriedOut(proposal) ? 0 : 1;
        }
        if (admin != null && erasure.isUnswept()) {
            out.println(texts.get(language, swept(erasure, admin) ? "erase.swept"
                : "erase.swept-not-the-log"));
        }
        return kept == 0 && again.kept().isEmpty() ? 0 : 1;
    }

    /** Tells what came of it; one that cannot be carried out does not stop the others. */
    private boolean isCarriedOut(Proposal proposal) {
        try {
            return switch (erasure.carryOut(proposal.act())) {
                case Outcome.Done done -> {
                    say("erase.done", proposal, done.act().toString());
                    yield true;
                }
                case Outcome.Kept why -> {
                    why.why().forEach(hindrance -> say("erase.kept", proposal, Erasure.words(texts, language,
                        hindrance)));
                    yield false;
                }
            };
        } catch (Failure e) {
            e.violations().forEach(one -> say("erase.kept", proposal, texts.get(language, "violation."
                + one.code())));
            return false;
        }
    }

    /** @return whether the write-ahead log was cleared too */
    private static boolean swept(Erasure erasure, DatabaseAddress admin) {
        List<UUID> carried = erasure.unswept();
        boolean log = Sweeping.run(admin);
        erasure.swept(carried);
        return log;
    }

    private void say(String key, Proposal proposal, String more) {
        out.println(texts.get(language, key, proposal.act().toString(), more));
    }
}
