package divan;

import divan.access.DemoTokens;
import divan.database.DatabaseAddress;
import divan.database.Running;
import divan.kernel.Turkish;
import java.time.Clock;
import java.util.Map;
import javax.sql.DataSource;
import org.slf4j.bridge.SLF4JBridgeHandler;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.context.LifecycleProcessor;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

/** The modules without the program around them: what is asked for is made, and nothing is started. */
final class Parts {
    private Parts() {
    }

    /** On the database of a running Divan, which the command line names. */
    static AnnotationConfigApplicationContext at(CommandLine line) {
        DatabaseAddress admin = line.database();
        DataSource database = (admin == null ? Running.app(line.data()) : Running.app(admin)).dataSource();
        return of(Map.of("divan.data", line.data().toString(), "divan.demo", DemoTokens.isDemo(database),
            "divan.pack-dir", line.data().toString()), database);
    }

    static AnnotationConfigApplicationContext of(Map<String, Object> properties, DataSource database) {
        return of(properties, database, Clock.system(Turkish.ZONE));
    }

    static AnnotationConfigApplicationContext of(Map<String, Object> properties, DataSource database,
            Clock clock) {
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
        AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("parts", properties));
        context.registerBean(DataSource.class, () -> database);
        context.registerBean(JdbcClient.class, () -> JdbcClient.create(context.getBean(DataSource.class)));
        context.registerBean(JdbcTemplate.class, () -> new JdbcTemplate(context.getBean(DataSource.class)));
        context.registerBean(PlatformTransactionManager.class,
            () -> new JdbcTransactionManager(context.getBean(DataSource.class)));
        context.registerBean(Clock.class, () -> clock);
        context.registerBean("lifecycleProcessor", LifecycleProcessor.class, Still::new);
        context.registerBean("lazily", BeanFactoryPostProcessor.class, () -> factory -> {
            for (String name : factory.getBeanDefinitionNames()) {
                factory.getBeanDefinition(name).setLazyInit(true);
            }
        });
        context.scan("divan.packs", "divan.web", "divan.database", "divan.journal", "divan.search",
            "divan.scanning", "divan.organisation", "divan.policy", "divan.legislation", "divan.access",
            "divan.clients", "divan.administration", "divan.catalogue", "divan.registers", "divan.documents",
            "divan.messages", "divan.representation", "divan.openid", "divan.casework", "divan.planning",
            "divan.erasure", "divan.operations", "divan.examples", "divan.demo");
        context.refresh();
        return context;
    }

    /** Starts nothing. */
    private static final class Still implements LifecycleProcessor {
        @Override
        public void onRefresh() {
            // checking starts nothing
        }

        @Override
        public void onClose() {
            // so there is nothing to stop
        }

        @Override
        public void start() {
            // see onRefresh
        }

        @Override
        public void stop() {
            // see onClose
        }

        @Override
        public boolean isRunning() {
            return false;
        }
    }
}
