package divan;

import divan.access.SetUp;
import divan.database.CannotStart;
import divan.database.ComingDatabase;
import divan.database.DataFolder;
import divan.database.Database;
import divan.database.DatabaseAddress;
import divan.messages.Vouched;
import java.io.IOException;
import java.io.PrintStream;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import javax.net.ssl.HttpsURLConnection;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.AbstractApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;

/**
 * {@code divan serve}: takes the data folder, readies the database while the program is put together, opens
 * the pages; stops in reverse order.
 */
final class Serve {
    private static final Duration ANSWERS_WITHIN = Duration.ofSeconds(30);

    private final Options options;
    private final Deque<AutoCloseable> running = new ArrayDeque<>();
    private @Nullable ConfigurableApplicationContext pages;

    private Serve(Options options) {
        this.options = options;
    }

    /** Returns only where it could not start: SIGTERM and Ctrl-C end the process, in order. */
    static int run(List<String> words, PrintStream out, PrintStream err) {
        try {
            Serve serve = new Serve(Options.parse(words));
            Runtime.getRuntime().addShutdownHook(new Thread(serve::stop, "stop"));
            serve.start(out, err);
            new CountDownLatch(1).await();
            return 0;
        } catch (CommandLine.Unclear e) {
            err.println(e.getMessage() + " See: divan help");
            return 2;
        } catch (CannotStart e) {
            err.println(e.getMessage());
            return 1;
        } catch (InterruptedException e) {
            return 1;
        }
    }

    /** Holds the monitor, so that a SIGTERM meanwhile is obeyed when there is something whole to stop. */
    private synchronized void start(PrintStream out, PrintStream err) {
        String address = open();
        out.println("Divan: " + address);
        setUpLink(address).ifPresent(link ->
                out.println("Set-up, good once and for an hour: " + link));
        err.println(options.mail().sentence(options.demo(), options.data()));
        if (options.scanCommand().isEmpty() && options.scanIcap().isEmpty()) {
            err.println(
                "Uploads are not scanned for malware: name a scanner with --scan-command or --scan-icap.");
        }
        err.println(options.certificates().sentence());
        out.flush();
    }

    /** Where a real world has nobody yet who could let others in. */
    private Optional<String> setUpLink(String address) {
        String origin = options.origin() == null ? address.replaceFirst("/tr$", "") : options.origin();
        try {
            Files.writeString(options.data().resolve(SetupLink.ADDRESS), origin + "\n");
        } catch (IOException e) {
            throw new CannotStart("The data folder cannot be written: " + options.data(), e);
        }
        return Objects.requireNonNull(pages).getBean(SetUp.class).path().map(path -> origin + path);
    }

    /** Starts, lets somebody look at the pages, and stops again. */
    static void whileOpen(Options options, Consumer<String> visitor) {
        Serve serve = new Serve(options);
        try {
            visitor.accept(serve.open());
        } finally {
            serve.stop();
        }
    }

    /** @return the address of the first page, which has answered */
    private synchronized String open() {
        Optimizer.standBack();
        checkPort(options.port(), "--port");
        checkPort(options.certificates().port(), "--certificate-port");
        checkPacks();
        DataFolder folder = opened(DataFolder.take(options.data()));
        logTo(folder.log("divan.log"));
        ComingDatabase database = new ComingDatabase(() -> database(folder));
        running.push(database::stop);
        pages = opened(pages(database));
        int port = Objects.requireNonNull(((WebServerApplicationContext) pages).getWebServer()).getPort();
        String address = (options.tls().isOwn() ? "https" : "http") + "://localhost:" + port + "/tr";
        awaitAnswer(address, options.tls());
        Optimizer.goOn();
        pages.getBean(OpenFirst.class).open();
        return address;
    }

    private static void checkPort(int port, String option) {
        try (ServerSocket socket = new ServerSocket(port)) {
            socket.setReuseAddress(true);
        } catch (IOException e) {
            throw portTaken(port, option, e);
        }
    }

    private void checkPacks() {
        if (!Files.isDirectory(options.packDir())) {
            throw new CannotStart("There are no packs in " + options.packDir()
                    + ": name their folder with --pack-dir.");
        }
    }

    private static CannotStart portTaken(int port, String option, Exception cause) {
        return new CannotStart("Port " + port + " cannot be opened (" + cause.getMessage()
                + "): stop what uses it, or name another with " + option + ".", cause);
    }

    /** Before the first logger is made. Logback reads the one property at once, Spring the other later. */
    private static void logTo(Path file) {
        System.setProperty("divan.log", file.toString());
        System.setProperty("logback.configurationFile", "logback-serve.xml");
        System.setProperty("logging.config", "classpath:logback-serve.xml");
        LoggerFactory.getILoggerFactory();
        System.clearProperty("logback.configurationFile");
    }

    private Database database(DataFolder folder) {
        String url = options.database();
        return url == null ? Database.embedded(folder)
                : Database.at(DatabaseAddress.parse(url, System.getProperty("user.name"),
                        CommandLine.password(options.databasePasswordFile())));
    }

    private ConfigurableApplicationContext pages(ComingDatabase database) {
        SpringApplication application = new SpringApplicationBuilder(Divan.class)
                .web(WebApplicationType.SERVLET)
                .registerShutdownHook(false).initializers(with(options.properties(), database)).build();
        try {
            KnownComponents.tell();
            return application.run();
        } catch (RuntimeException | IOException e) {
            database.pool().close();
            throw explained(e);
        }
    }

    /** The pages get the database's pool, closed with them, as a bean. */
    private static ApplicationContextInitializer<GenericApplicationContext> with(
            Map<String, Object> properties, ComingDatabase database) {
        return context -> {
            context.getEnvironment().getPropertySources()
                    .addFirst(new MapPropertySource("options", properties));
            context.registerBean("dataSource", DataSource.class, database::pool);
            context.registerBean(ComingDatabase.class, () -> database);
            context.registerBean(AbstractApplicationContext.LIFECYCLE_PROCESSOR_BEAN_NAME, OpenFirst.class,
                OpenFirst::new);
        };
    }

    private CannotStart explained(Exception e) {
        Throwable root = e;
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof PortInUseException) {
                return portTaken(options.port(), "--port", e);
            }
            if (cause instanceof CannotStart known) {
                return known;
            }
            root = cause;
        }
        LoggerFactory.getLogger(Serve.class).warn("Divan does not start", e);
        return new CannotStart("Divan does not start: " + root + "; more in "
                + options.data().resolve("log/divan.log"), e);
    }

    private static void awaitAnswer(String address, TlsOptions tls) {
        try {
            HttpURLConnection page = (HttpURLConnection) URI.create(address).toURL()
                .openConnection(Proxy.NO_PROXY);
            if (page instanceof HttpsURLConnection own) {
                own.setSSLSocketFactory(Vouched.by(Objects.requireNonNull(tls.certificate())));
                own.setHostnameVerifier((_, _) -> true); // ours, by whatever name people call it
            }
            page.setReadTimeout((int) ANSWERS_WITHIN.toMillis());
            int status = page.getResponseCode();
            page.disconnect();
            if (status >= 500) {
                throw new CannotStart("The first page answers with an error (" + status + "): see the log.");
            }
        } catch (IOException e) {
            throw new CannotStart("The first page does not answer: " + e.getMessage(), e);
        }
    }

    private <T extends AutoCloseable> T opened(T part) {
        running.push(part);
        return part;
    }

    private synchronized void stop() {
        while (!running.isEmpty()) {
            try {
                running.pop().close();
            } catch (Exception e) {
                LoggerFactory.getLogger(Serve.class).error("could not be stopped in order", e);
            }
        }
    }
}
