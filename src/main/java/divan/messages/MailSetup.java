package divan.messages;

import divan.journal.Round;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Which way e-mails leave: a server where one is named, a folder in the demonstration world, otherwise none.
 */
@Configuration(proxyBeanMethods = false)
class MailSetup {
    static final String ADDRESS = "${divan.address:http://localhost:${divan.port:8080}}";

    /**
     * Does not wait for a server that hangs: what was not confirmed is handed over again after the next
     * start.
     */
    @Bean
    static Round postRound(Postman postman) {
        return new Round("post", Duration.ZERO, new PostRound(postman)::take);
    }

    @Bean
    static Carrier carrier(@Value("${divan.smtp:}") String smtp,
            @Value("${divan.smtp-password:}") String password,
            @Value("${divan.smtp-trust:}") String trust, @Value("${divan.demo}") boolean demo,
            @Value("${divan.installation:${divan.data}}") Path data, @Value(ADDRESS) URI address) {
        if (!smtp.isEmpty()) {
            return new SmtpCarrier(MailServer.parse(smtp), password.isEmpty() ? null : password,
                SmtpCarrier.Limits.USUAL, address.getHost(), trust.isEmpty() ? null
                : Vouched.by(Path.of(trust)));
        }
        return demo ? new Carrier.Folder(data.resolve("mail")) : new Carrier.Off();
    }
}
