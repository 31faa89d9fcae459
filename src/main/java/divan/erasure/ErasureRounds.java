package divan.erasure;

import divan.journal.Round;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What was approved is carried out within the hour; the disk is swept by the operator's command. */
@Configuration(proxyBeanMethods = false)
class ErasureRounds {
    private static final Duration HOURLY = Duration.ofHours(1);

    @Bean
    static Round erasing(Erasure erasure) {
        return Round.every(HOURLY, "erasure", () -> {
            erasure.again();
            erasure.approved().stream().filter(proposal -> proposal.carriedBy() == null)
                .forEach(proposal -> erasure.carryOut(proposal.act()));
        });
    }
}
