package divan;

import divan.database.TestDatabase;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Commands on the database of a program that runs in the test. */
public final class Commands {
    public record Said(int code, String out, String err) {
    }

    private Commands() {
    }

    static Said run(TestDatabase database, Path folder, String command, String... words) throws IOException {
        Path password = Files.writeString(folder.resolve("password"), database.adminAddress().password());
        String url = database.adminAddress().url().replace("jdbc:postgresql://", "postgres://"
            + database.adminAddress().user() + "@");
        List<String> all = new ArrayList<>(List.of(command));
        all.addAll(List.of(words));
        all.addAll(List.of("--database", url, "--database-password-file", password.toString(), "--data",
            folder.toString(), "--now", "2026-11-22T09:00:00Z"));
        return run(all);
    }

    /** A command with all its words. */
    public static Said run(List<String> all) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = Divan.run(all, new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8));
        return new Said(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
