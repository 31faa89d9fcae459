package divan.demo;

import divan.Divan;
import divan.SundialSetup;
import divan.database.TestCluster;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.test.context.ContextConfiguration;

/**
 * The test runs in the whole program: its pages on a port, its packs, its demonstration world, real
 * PostgreSQL. Time stands still until the {@link Sundial} is moved, and no deadline passes by itself. Tests
 * of one run share the world, so each brings people of its own. Because no minute ever ends there, whoever
 * asks the API without a key may ask as often as they like.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(classes = {Divan.class, SundialSetup.class}, webEnvironment = WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = {TestCluster.InContext.class, World.InFolder.class})
public @interface World {

    /** A data folder of its own, and a copy of the packs that a test may change. */
    final class InFolder implements ApplicationContextInitializer<GenericApplicationContext> {
        @Override
        public void initialize(GenericApplicationContext context) {
            try {
                Path data = Files.createTempDirectory(Path.of("target"), "world").toAbsolutePath();
                Path packs = data.resolve("packs");
                Folders.copy(Path.of("packs"), packs);
                context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("world", Map.of(
                    "divan.data", data.toString(), "divan.pack-dir", packs.toString(), "divan.demo",
                    "true", "divan.api.anonymous-per-minute", "1000000",
                    "divan.openid.internal-addresses", "true")));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
