package divan.journal;

import divan.kernel.Json;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * Verifies a receipt without network, database or anything else of the ministry:
 * {@code verify RECEIPT [--key FILE|VKEY] [--format text|json] [--lang tr|en]}.
 */
public final class ReceiptCheck {
    private static final int GOOD = 0;
    private static final int NOT_GOOD = 1;
    private static final int USAGE = 2;
    private static final List<String> LANGUAGES = List.of("tr", "en");

    private String lang = "tr";
    private String format = "text";
    private @Nullable String file;
    private @Nullable String key;

    private ReceiptCheck() {
    }

    /**
     * @return 0 if the receipt is good, 1 if it is not, 2 if the command could not be understood or carried
     *         out
     */
    public static int run(List<String> args, PrintStream out, PrintStream err) {
        ReceiptCheck check = new ReceiptCheck();
        if (!check.understands(args)) {
            err.println(new VerdictText(check.lang).of("usage"));
            return USAGE;
        }
        return check.verify(out, err);
    }

    /**
     * The words of verdicts by their keys, for whoever judges by other means; Turkish where there are no
     * others.
     */
    public static Map<String, String> words(String lang) {
        return new VerdictText(LANGUAGES.contains(lang) ? lang : "tr").all();
    }

    private boolean understands(List<String> args) {
        var rest = args.iterator();
        try {
            while (rest.hasNext()) {
                take(rest.next(), rest);
            }
        } catch (NoSuchElementException | IllegalArgumentException e) {
            return false;
        }
        return file != null;
    }

    private void take(String arg, Iterator<String> rest) {
        switch (arg) {
            case "--lang" -> lang = oneOf(rest.next(), LANGUAGES);
            case "--format" -> format = oneOf(rest.next(), List.of("text", "json"));
            case "--key" -> key = rest.next();
            default -> {
                if (file != null || arg.startsWith("-")) {
                    throw new IllegalArgumentException(arg);
                }
                file = arg;
            }
        }
    }

    private static String oneOf(String value, List<String> allowed) {
        if (!allowed.contains(value)) {
            throw new IllegalArgumentException(value);
        }
        return value;
    }

    private int verify(PrintStream out, PrintStream err) {
        VerdictText text = new VerdictText(lang);
        byte[] json;
        VerifierKey trusted;
        try {
            json = Files.readAllBytes(Path.of(String.valueOf(file)));
        } catch (IOException | InvalidPathException e) {
            err.println(text.of("no-file", String.valueOf(file)));
            return USAGE;
        }
        try {
            trusted = key == null ? null : key(key);
        } catch (IOException | IllegalArgumentException e) {
            err.println(text.of("no-key", String.valueOf(key)));
            return USAGE;
        }
        Verdict verdict = Verdict.of(json, trusted);
        out.println(format.equals("json") ? Json.text(text.map(verdict)) : text.words(verdict));
        return verdict.good() ? GOOD : NOT_GOOD;
    }

    /** A vkey, or a file whose first line is one. */
    private static VerifierKey key(String given) throws IOException {
        if (given.indexOf('+') > 0 && !Files.exists(Path.of(given))) {
            return VerifierKey.read(given);
        }
        String content = new String(Files.readAllBytes(Path.of(given)), StandardCharsets.UTF_8);
        return VerifierKey.read(content.lines().findFirst().orElse("").strip());
    }
}
