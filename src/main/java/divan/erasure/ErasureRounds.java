package divan.erasure;

import divan.journal.Round;
import divan.kernel.Failure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What was approved is carried out within the hour; the disk is swept by the operator's command. */
@Configuration(proxyBeanMethods = false)
class ErasureRounds {
    private static final Duration HOURLY = Duration.ofHours(1);

    /** Whether a period is over is asked hourly; what is due is proposed once a period. */
    @Bean
    static Round reviewing(Review review) {
        return Round.every(HOURLY, "retention", review::periodic);
    }

    @Bean
    static Round erasing(Erasure erasure) {
        return Round.every(HOURLY, "erasure", () -> {
            erasure.again();
            List<Failure> failed = new ArrayList<>();
            erasure.approved().stream().filter(one -> one.carriedBy() == null).forEach(one -> {
                try {
                    erasure.carryOut(one.act());
                } catch (Failure e) {
                    failed.add(e);
                }
            });
            if (!failed.isEmpty()) {
                throw failed.getFirst();
            }
        });
    }
}
