package divan.attack;

import divan.run.Program;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A started program with people in it, among them an owner who has a filed case with documents, and somebody
 * who has a draft. All attacks but those on its strength share one, which is stopped when the tests end.
 */
final class Fortress {
    static final String OWNER = "amina";
    static final String DRAFTER = "olena";
    /** Stands in the owner's answers and nowhere else. */
    static final String MARK = "Kapadokya-yolculuğu-4711";
    private static final Pattern ADDRESS = Pattern.compile("(?:href|action|formaction)=\"(/[^\"#]*)");
    private static @Nullable Fortress only;

    final Program program;
    final Intruder owner;
    final Intruder drafter;
    final String no;

    private Fortress() throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("divan-attack");
        program = Program.start(Map.of("JAVA_TOOL_OPTIONS",
            "-Ddivan.api.anonymous-per-minute=1000000"), List.of("serve", "--port", "0", "--data",
            folder.resolve("data").toString(), "--demo-people", "20")).awaitAddress();
        owner = Intruder.as(address(), OWNER);
        String answers = new String(Objects.requireNonNull(Fortress.class.getResourceAsStream(
            "/residence-permit-answers.json")).readAllBytes(), java.nio.charset.StandardCharsets.UTF_8)
            .replace("Akdeniz ve Kapadokya", MARK);
        var filed = owner.send("POST", "/api/cases", "application/json",
            "{\"service\":\"residence-permit-extension\",\"answers\":" + answers + "}",
            "Idempotency-Key", UUID.randomUUID().toString());
        if (filed.statusCode() != 201) {
            throw new IllegalStateException(filed.body());
        }
        no = filed.headers().firstValue("Location").orElseThrow().replaceFirst(".*/", "");
        for (int i = 0; i < 600 && !owner.get("/tr/cases/" + no).body().contains("/documents/"); i++) {
            Thread.sleep(200);
        }
        drafter = Intruder.as(address(), DRAFTER);
        drafter.post("/tr/services/residence-permit-extension/drafts", Map.of());
    }

    static synchronized Fortress shared() throws IOException, InterruptedException {
        if (only == null) {
            Fortress fortress = new Fortress();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                try {
                    fortress.program.close();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }));
            only = fortress;
        }
        return only;
    }

    URI address() {
        return program.address();
    }

    /** The addresses, of pages and of forms, that somebody comes to from their first pages in a few steps. */
    static Set<String> reach(Intruder somebody, int steps, String... starts) {
        Set<String> all = new LinkedHashSet<>(Set.of(starts));
        Set<String> open = new LinkedHashSet<>(all);
        for (int i = 0; i < steps; i++) {
            Set<String> next = new LinkedHashSet<>();
            for (String path : open) {
                Matcher links = ADDRESS.matcher(somebody.get(path).body());
                while (links.find()) {
                    String link = links.group(1).replace("&amp;", "&").replace(" ", "%20");
                    if (!link.startsWith("/assets") && all.add(link)) {
                        next.add(link);
                    }
                }
            }
            open = next;
        }
        return all;
    }
}
