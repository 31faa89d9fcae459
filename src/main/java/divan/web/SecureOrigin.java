package divan.web;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * Where people find us under an {@code https} address and somebody else ends TLS before us, every request
 * came over HTTPS, whatever the last metre was: cookies are {@code Secure} and bound to the host, and HSTS is
 * said. No header tells us so, because anybody could write one.
 */
@Component
final class SecureOrigin implements WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> {
    private final boolean https;

    SecureOrigin(@Value("${divan.origin:}") String origin) {
        this.https = origin.startsWith("https://");
    }

    @Override
    public void customize(ConfigurableTomcatWebServerFactory factory) {
        if (https) {
            factory.addConnectorCustomizers(connector -> {
                connector.setSecure(true);
                connector.setScheme("https");
            });
        }
    }
}
