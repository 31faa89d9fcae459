package divan.journey;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import divan.run.Program;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * A program and a browser. All journeys but those that open their own share one, stopped when the tests end.
 */
final class World implements AutoCloseable {
    private static final Path CHROMIUM = Path.of(Objects.requireNonNullElse(System.getenv("DIVAN_CHROMIUM"),
            "/usr/bin/chromium"));

    final Path folder;
    final Program program;
    final Browser browser;
    private final Playwright playwright;

    /** @param options of {@code serve}, besides the folder and the port */
    World(String... options) throws IOException, InterruptedException {
        folder = Files.createTempDirectory("divan-journey");
        program = Program.serve(folder.resolve("data"),
                Stream.concat(Stream.of("--port", "0"), Stream.of(options)).toArray(String[]::new));
        playwright = Playwright.create(new Playwright.CreateOptions()
                .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright.chromium().launch(new BrowserType.LaunchOptions().setExecutablePath(CHROMIUM)
                .setArgs(List.of("--no-sandbox")));
    }

    URI address() {
        return program.address();
    }

    /** A new browser window of somebody who reads this language and has not signed in. */
    Visitor visitor(String language) {
        return visitor(language, new Browser.NewContextOptions().setViewportSize(1280, 900));
    }

    Visitor visitor(String language, Browser.NewContextOptions options) {
        options.setBaseURL(address().toString()).setLocale(language).setAcceptDownloads(true)
                .setTimezoneId("Europe/Istanbul");
        boolean scripts = options.javaScriptEnabled == null || options.javaScriptEnabled;
        return new Visitor(browser.newContext(options), language, scripts);
    }

    @Override
    public void close() throws IOException, InterruptedException {
        browser.close();
        playwright.close();
        program.close();
        try (var files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /** Gives tests the world; without Chromium they are skipped, and fail where CI is true. */
    static final class Setting implements BeforeAllCallback, ParameterResolver {
        private static final ExtensionContext.Namespace OURS = ExtensionContext.Namespace.create(World.class);

        @Override
        public void beforeAll(ExtensionContext context) {
            boolean there = Files.isExecutable(CHROMIUM);
            if (!there && "true".equals(System.getenv("CI"))) {
                throw new IllegalStateException("no Chromium at " + CHROMIUM
                        + "; DIVAN_CHROMIUM names another");
            }
            assumeTrue(there, "skipped: no Chromium at " + CHROMIUM + "; DIVAN_CHROMIUM names another");
        }

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == World.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return context.getRoot().getStore(OURS).computeIfAbsent(World.class, key -> {
                try {
                    return new World();
                } catch (IOException | InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            });
        }
    }
}
