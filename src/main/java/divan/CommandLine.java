package divan;

import divan.database.CannotStart;
import divan.database.DatabaseAddress;
import divan.journal.Actor;
import divan.organisation.Organisation;
import divan.organisation.Post;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.lucene.store.LockObtainFailedException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.BeansException;

/**
 * The words after a command: options with a value ({@code --name value} or {@code --name=value}), flags, and
 * other words in their order.
 */
record CommandLine(Map<String, String> given, List<String> words) {
    /** Of every command that works on an installation. */
    static final Set<String> INSTALLATION = Set.of("--data", "--database", "--database-password-file");

    /** Wrong usage, in a sentence. */
    static final class Unclear extends Exception {
        private static final long serialVersionUID = 1L;

        Unclear(String sentence) {
            super(sentence);
        }
    }

    /** What a command does; the answer is the program's exit code. */
    @FunctionalInterface
    interface Work {
        int run() throws Unclear, IOException;
    }

    /** Does it, and says in one line why not: 2 for wrong usage, 1 for anything else. */
    static int exit(PrintStream err, String unreadable, Work work) {
        try {
            return work.run();
        } catch (Unclear e) {
            err.println(e.getMessage() + " See: divan help");
            return 2;
        } catch (CannotStart e) {
            err.println(e.getMessage());
            return 1;
        } catch (BeansException e) {
            err.println(known(e));
            return 1;
        } catch (IOException e) {
            err.println(unreadable + e.getMessage());
            return 1;
        }
    }

    /** Why a part could not be made, where that is something people can mend. */
    private static String known(BeansException thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof CannotStart) {
                return String.valueOf(cause.getMessage());
            }
            if (cause instanceof LockObtainFailedException) {
                return "The search index of this data folder is in use by a running Divan:"
                    + " end it first, or wait until the other command has ended.";
            }
        }
        throw thrown;
    }

    static CommandLine parse(String command, List<String> words, Set<String> values, Set<String> flags)
            throws Unclear {
        CommandLine line = new CommandLine(new HashMap<>(), new ArrayList<>());
        for (int i = 0; i < words.size(); i++) {
            if (!words.get(i).startsWith("--")) {
                line.words.add(words.get(i));
                continue;
            }
            String[] parts = words.get(i).split("=", 2);
            boolean value = values.contains(parts[0]);
            if (!value && !(flags.contains(parts[0]) && parts.length == 1)) {
                throw new Unclear(command + " does not know the option " + parts[0] + ".");
            }
            boolean apart = parts.length == 1 && value && i + 1 < words.size();
            line.put(parts[0], apart ? words.get(++i) : parts.length == 2 ? parts[1] : "", value);
        }
        return line;
    }

    private void put(String name, String text, boolean value) throws Unclear {
        if (value && text.isBlank()) {
            throw new Unclear("The option " + name + " needs a value.");
        }
        if (given.put(name, text) != null) {
            throw new Unclear("The option " + name + " is given twice.");
        }
    }

    boolean has(String name) {
        return given.containsKey(name);
    }

    @Nullable String get(String name) {
        return given.get(name);
    }

    String get(String name, String otherwise) {
        return given.getOrDefault(name, otherwise);
    }

    String need(String name) throws Unclear {
        String value = given.get(name);
        if (value == null) {
            throw new Unclear("The option " + name + " is missing.");
        }
        return value;
    }

    CommandLine withoutWords() throws Unclear {
        if (!words.isEmpty()) {
            throw new Unclear("This word is not understood: " + words.getFirst() + ".");
        }
        return this;
    }

    Path data() {
        return Path.of(get("--data", "data")).toAbsolutePath().normalize();
    }

    /** The administrator of the database that was named; null: the embedded one. */
    @Nullable DatabaseAddress database() {
        String url = get("--database");
        String file = get("--database-password-file");
        return url == null ? null : DatabaseAddress.parse(url, System.getProperty("user.name"),
            password(file == null ? null : Path.of(file)));
    }

    static String password(@Nullable Path file) {
        try {
            return file == null ? Objects.requireNonNullElse(System.getenv("DIVAN_DATABASE_PASSWORD"), "")
                : Files.readString(file).strip();
        } catch (IOException e) {
            throw new CannotStart("The file of --database-password-file cannot be read: " + file, e);
        }
    }

    /** The instant of {@code --now}, or now. */
    Instant now() throws Unclear {
        try {
            return has("--now") ? Instant.parse(need("--now")) : Clock.systemUTC().instant();
        } catch (DateTimeException e) {
            throw new Unclear("--now is an instant like 2026-11-22T09:00:00Z.");
        }
    }

    /** The official of {@code --by}, whose post has the function that day. */
    Actor official(Organisation organisation, String function, LocalDate day) throws Unclear {
        String by = need("--by");
        Post post = organisation.post(by, day)
            .orElseThrow(() -> new CannotStart("There is no post “" + by + "” today."));
        if (!post.functions().contains(function)) {
            throw new CannotStart("The post “" + by + "” has not the function " + function + ".");
        }
        return new Actor(Actor.OFFICIAL, null, post.id(), post.organ(), List.of());
    }

    boolean json() throws Unclear {
        return switch (get("--format", "text")) {
            case "text" -> false;
            case "json" -> true;
            default -> throw new Unclear("--format is text or json.");
        };
    }
}
