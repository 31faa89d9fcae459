package divan.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class AllowanceTest {
    private static final Instant NOON = Instant.parse("2026-11-22T09:00:00Z");
    private final Allowance allowance = new Allowance(2, Duration.ofMinutes(10));

    @Test
    void eachAddressHasItsOwnAndItComesBackWithTime() {
        assertThat(allowance.take("192.0.2.1", NOON)).isTrue();
        assertThat(allowance.take("192.0.2.1", NOON)).isTrue();
        assertThat(allowance.take("192.0.2.1", NOON)).isFalse();
        assertThat(allowance.take("192.0.2.2", NOON)).isTrue();
        assertThat(allowance.take("192.0.2.1", NOON.plusSeconds(599))).isFalse();
        assertThat(allowance.take("192.0.2.1", NOON.plusSeconds(600))).isTrue();
    }

    @Test
    void anotherAddressOfTheSameHouseholdIsNoNewOne() {
        assertThat(allowance.take("2001:db8:0:1:0:0:0:1", NOON)).isTrue();
        assertThat(allowance.take("2001:db8:0:1:0:0:0:2", NOON)).isTrue();
        assertThat(allowance.take("2001:db8:0:1:9:9:9:9", NOON)).isFalse();
        assertThat(allowance.take("2001:db8:0:2:0:0:0:1", NOON)).isTrue();
    }

    @Test
    void veryManyAddressesShareOneCountAndNotTheMemory() {
        for (int i = 0; i < 50_000; i++) {
            allowance.take("host " + i, NOON);
        }
        assertThat(allowance.take("host 50000", NOON)).isTrue();
        assertThat(allowance.take("host 50001", NOON)).isTrue();
        assertThat(allowance.take("host 50002", NOON)).isFalse();
        assertThat(allowance.take("host 7", NOON)).isTrue();
    }
}
