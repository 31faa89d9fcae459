package divan.clients;

import static org.assertj.core.api.Assertions.assertThat;

import divan.kernel.Turkish;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MeterTest {
    private static final Instant NOON = Instant.parse("2026-11-22T09:00:30Z");

    @Test
    void itLetsThroughWhatAModelThatCountsEveryRequestLetsThrough() {
        Random random = new Random(7);
        for (int history = 0; history < 50; history++) {
            Quota quota = new Quota(1 + random.nextInt(5), 5 + random.nextInt(40));
            Meter meter = new Meter();
            Map<Long, Integer> minutes = new HashMap<>();
            Map<LocalDate, Integer> days = new HashMap<>();
            Instant now = NOON;
            for (int request = 0; request < 400; request++) {
                now = now.plusMillis(random.nextInt(random.nextInt(10) == 0 ? 4_000_000 : 20_000));
                long minute = now.getEpochSecond() / 60;
                LocalDate day = LocalDate.ofInstant(now, Turkish.ZONE);
                boolean free = minutes.getOrDefault(minute, 0) < quota.perMinute()
                    && days.getOrDefault(day, 0) < quota.perDay();
                Meter.Reading reading = meter.take(quota, now);
                assertThat(reading.taken()).as("%d at %s", request, now).isEqualTo(free);
                assertThat(reading.day()).isEqualTo(day);
                if (free) {
                    minutes.merge(minute, 1, Integer::sum);
                    days.merge(day, 1, Integer::sum);
                }
                assertThat(reading.dayLeft()).isEqualTo(quota.perDay() - days.getOrDefault(day, 0));
            }
        }
    }

    @Test
    void whoIsRefusedIsToldWhenThereIsSomeAgain() {
        Meter meter = new Meter();
        Quota quota = new Quota(1, 2);
        assertThat(meter.take(quota, NOON).pause()).isZero();
        assertThat(meter.take(quota, NOON).pause()).isEqualTo(30);
        assertThat(meter.take(quota, NOON.plusSeconds(30)).taken()).isTrue();
        Meter.Reading last = meter.take(quota, NOON.plusSeconds(90));
        assertThat(last.taken()).isFalse();
        assertThat(NOON.plusSeconds(90 + last.pause()).atZone(Turkish.ZONE).toLocalDateTime())
            .isEqualTo(LocalDate.parse("2026-11-23").atStartOfDay());
        assertThat(last.field()).isEqualTo("\"minute\";r=1;t=60, \"day\";r=0;t=" + last.pause());
    }

    @Test
    void aClockThatIsSetBackDoesNotLockAnybodyOut() {
        Meter meter = new Meter();
        Quota quota = new Quota(1, 1);
        assertThat(meter.take(quota, NOON.plusSeconds(864_000)).taken()).isTrue();
        assertThat(meter.take(quota, NOON).taken()).isTrue();
        assertThat(meter.take(quota, NOON).taken()).isFalse();
    }
}
