package divan.access;

import divan.Divan;
import divan.SundialSetup;
import divan.database.TestCluster;
import divan.demo.Sundial;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.test.context.ContextConfiguration;

/** The whole program as {@code serve --no-demo} starts it: nobody is in it. Hashes are counted. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(classes = {Divan.class, SundialSetup.class, RealWorld.Counted.class},
    webEnvironment = WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = {TestCluster.InContext.class, RealWorld.InFolder.class})
@interface RealWorld {

    final class InFolder implements ApplicationContextInitializer<GenericApplicationContext> {
        @Override
        public void initialize(GenericApplicationContext context) {
            try {
                Path data = Files.createTempDirectory(Path.of("target"), "real").toAbsolutePath();
                context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("world", Map.of(
                    "divan.data", data.toString(), "divan.pack-dir", Path.of("packs").toAbsolutePath()
                    .toString(), "divan.demo", "false")));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** The real hash, and how often it was asked. */
    @TestConfiguration(proxyBeanMethods = false)
    class Counted {
        static final AtomicInteger HASHES = new AtomicInteger();

        @Bean
        @Primary
        static PasswordEncoder counted(PasswordEncoder passwordEncoder) {
            return new PasswordEncoder() {
                @Override
                public String encode(CharSequence password) {
                    HASHES.incrementAndGet();
                    return passwordEncoder.encode(password);
                }

                @Override
                public boolean matches(CharSequence password, String hash) {
                    HASHES.incrementAndGet();
                    return passwordEncoder.matches(password, hash);
                }
            };
        }
    }
}
