package divan.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import divan.web.Assurance;
import divan.web.Caller;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.web.util.pattern.PathPatternParser;

/** What a row of the policy says, and who gets past it. */
class PolicyRowTest {
    private static final Instant NOW = Instant.parse("2026-11-22T07:00:00Z");

    private static Policy.Row row(String method, String said) {
        return Policy.Row.of(method, new PathPatternParser().parse("/{lang}/place"), said);
    }

    private static Caller proved(int level, Duration ago) {
        return new Caller(Caller.Kind.OFFICIAL, UUID.randomUUID(), null, "", new Caller.Post("p", "90010501",
            "", "", Set.of("register.files")), null, null, new Assurance(level, NOW.minus(ago)));
    }

    @Test
    void aRowSaysForWhomAndHowSurelyAndHowLately() {
        Policy.Row row = row("GET", "function register.files at 2 fresh");
        assertThat(row.who()).isEqualTo("function register.files");
        assertThat(row.level()).isEqualTo(2);
        assertThat(row.fresh()).isTrue();
        assertThat(row("GET", "signed-in at 3").fresh()).isFalse();
        assertThat(row("GET", "official").level()).isEqualTo(1);
    }

    @Test
    void aRowThatCannotBeMeantIsNone() {
        for (String said : new String[] {"anyone at 2", "operator at 3", "official at 1", "official at 4",
            "official fresh", "official at 2 at 3", "function ", "everybody", "official at 2 fresh ", ""}) {
            assertThatThrownBy(() -> row("GET", said)).as(said).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void whoIsKnownLessSurelyDoesNotGetPastHoweverLately() {
        Policy.Row row = row("GET", "official at 2");
        assertThat(row.isProven(proved(1, Duration.ZERO), NOW)).isFalse();
        assertThat(row.isProven(proved(2, Duration.ofHours(9)), NOW)).isTrue();
        assertThat(row.isProven(proved(3, Duration.ofHours(9)), NOW)).isTrue();
        assertThat(row.isProven(Caller.ANYBODY, NOW)).isFalse();
        assertThat(row("GET", "official at 3").isProven(proved(2, Duration.ZERO), NOW)).isFalse();
    }

    @Test
    void aPageOpensForMinutesAndWhatWasBegunOnItMayBeSentALittleLonger() {
        Caller justNow = proved(2, Assurance.FRESH.minusSeconds(1));
        Caller late = proved(2, Assurance.FRESH);
        Caller tooLate = proved(3, Assurance.FINISHED);
        assertThat(row("GET", "official at 2 fresh").isProven(justNow, NOW)).isTrue();
        assertThat(row("GET", "official at 2 fresh").isProven(late, NOW)).isFalse();
        assertThat(row("POST", "official at 2 fresh").isProven(late, NOW)).isTrue();
        assertThat(row("POST", "official at 2 fresh").isProven(tooLate, NOW)).isFalse();
    }
}
