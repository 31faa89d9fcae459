package divan.web;

import java.util.List;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Lets page handlers name the shell and the caller as parameters. */
@Configuration
class WebSetup implements WebMvcConfigurer {
    private final Shells shells;

    WebSetup(Shells shells) {
        this.shells = shells;
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(shells);
    }
}
