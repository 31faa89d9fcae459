package divan;

import divan.demo.Sundial;
import java.util.List;
import org.springframework.beans.factory.support.BeanDefinitionRegistryPostProcessor;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/**
 * Puts the sundial in the place of the program's clock. Not in a module's package, where {@link Parts} would
 * find it.
 */
@TestConfiguration(proxyBeanMethods = false)
public class SundialSetup {
    @Bean
    @Primary
    static Sundial sundial() {
        return new Sundial();
    }

    /**
     * Time is moved by tests; whoever watches for deadlines would see it move under another test. E-mails are
     * handed over by the tests that look at them.
     */
    @Bean
    static BeanDefinitionRegistryPostProcessor unwatched() {
        return registry -> List.of("deadlineWatch", "postRound", "signingOut")
            .forEach(registry::removeBeanDefinition);
    }
}
