package divan.organisation;

import static divan.organisation.Chancery.day;
import static org.assertj.core.api.Assertions.assertThat;

import divan.kernel.Span;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Random histories against a model that knows every day of every organ by itself and nothing else: what the
 * one refuses the other refuses, and on every day both say the same of every organ.
 */
class DayByDayTest {
    private static final int DAYS = 24;
    /** Behind the last day on which anything happens everything stays as it is. */
    private static final int HORIZON = DAYS + 3;

    /** @param period days that were said at once have the same */
    private record Is(String name, @Nullable String parent, @Nullable String parent2, int period) {
        private boolean says(Is other) {
            return name.equals(other.name) && Objects.equals(parent, other.parent)
                && Objects.equals(parent2, other.parent2);
        }
    }

    /** Day by day; null where the organ does not stand. */
    private static final class Days {
        private final Map<String, @Nullable Is[]> all = new LinkedHashMap<>();
        private int periods;

        private Days copy() {
            Days copy = new Days();
            all.forEach((number, days) -> copy.all.put(number, days.clone()));
            copy.periods = periods;
            return copy;
        }

        private void paint(String number, int from, int until, String name, @Nullable String parent,
                @Nullable String parent2) {
            periods++;
            @Nullable Is[] days = all.computeIfAbsent(number, n -> new Is[HORIZON]);
            for (int i = from; i < until; i++) {
                days[i] = new Is(name, parent, parent2, periods);
            }
        }

        private boolean erase(String number, int from, int until) {
            boolean stood = false;
            for (int i = from; i < until; i++) {
                stood |= all.get(number)[i] != null;
                all.get(number)[i] = null;
            }
            return stood;
        }

        /** It stands that day, and nothing else is said of any later one. */
        private boolean isLast(String number, int day) {
            Is is = all.containsKey(number) ? all.get(number)[day] : null;
            return is != null && IntStream.range(day, HORIZON).allMatch(i -> {
                Is later = all.get(number)[i];
                return later != null && later.period() == is.period();
            });
        }

        private int firstDay(String number) {
            return IntStream.range(0, HORIZON).filter(i -> all.get(number)[i] != null).findFirst()
                .orElse(HORIZON);
        }

        private int lastDay(String number) {
            return IntStream.range(0, HORIZON).filter(i -> all.get(number)[i] != null).max().orElse(-1);
        }

        private boolean isLawful() {
            return IntStream.range(0, HORIZON).allMatch(day -> all.keySet().stream().allMatch(number -> {
                Is is = all.get(number)[day];
                return is == null || parents(is).allMatch(p -> all.containsKey(p) && all.get(p)[day] != null)
                    && !above(number, day).contains(number);
            }));
        }

        private static Stream<String> parents(Is is) {
            return Stream.of(Optional.ofNullable(is.parent()), Optional.ofNullable(is.parent2()))
                .flatMap(Optional::stream);
        }

        private Set<String> above(String number, int day) {
            Set<String> above = new HashSet<>();
            Collection<String> next = List.of(number);
            while (!next.isEmpty()) {
                next = next.stream().map(n -> all.containsKey(n) ? all.get(n)[day] : null)
                    .filter(Objects::nonNull)
                    .flatMap(Days::parents).filter(above::add).toList();
            }
            return above;
        }

        private boolean changed(String number, int day, String name, @Nullable String parent,
                @Nullable String parent2) {
            if (!isLast(number, day)) {
                return false;
            }
            Is was = Objects.requireNonNull(all.get(number)[day]);
            paint(number, day, HORIZON, name, parent, parent2);
            return !Objects.requireNonNull(all.get(number)[day]).says(was);
        }

        private boolean closed(String number, int day) {
            return isLast(number, day) && firstDay(number) < day && erase(number, day, HORIZON);
        }
    }

    private final Chancery chancery = new Chancery();

    private static Organ organ(String number, String name, @Nullable String parent, @Nullable String parent2,
            int from, int until) {
        return Chancery.organ(number, name, parent, new Span(day(from), until >= HORIZON ? null : day(until)))
            .under(parent, parent2);
    }

    @Test
    void randomHistoriesAreAsTheModelSaysOnEveryDay() {
        int done = 0;
        int refused = 0;
        for (int seed = 0; seed < 25; seed++) {
            Random random = new Random(seed);
            int first = 10000000 + seed * 100;
            List<String> own = IntStream.range(first, first + 6).mapToObj(String::valueOf).toList();
            Days model = new Days();
            for (int step = 0; step < 70; step++) {
                Days next = model.copy();
                Happening happening = happening(random, own, next);
                boolean lawful = happening.possible() && next.isLawful();
                assertThat(chancery.refused(happening.event()).isEmpty())
                    .as("seed %d, step %d: %s", seed, step, happening.event()).isEqualTo(lawful);
                model = lawful ? next : model;
                done += lawful ? 1 : 0;
                refused += lawful ? 0 : 1;
            }
            agree(model, own);
        }
        assertThat(done).isGreaterThan(200);
        assertThat(refused).isGreaterThan(300);
    }

    private record Happening(OrganEvent event, boolean possible) {
    }

    private static Happening happening(Random random, List<String> numbers, Days days) {
        String number = numbers.get(random.nextInt(numbers.size()));
        int day = random.nextInt(DAYS);
        int until = random.nextInt(3) == 0 ? HORIZON : Math.min(HORIZON, day + 1 + random.nextInt(8));
        String name = "Ad " + random.nextInt(3);
        String parent = random.nextBoolean() ? null : numbers.get(random.nextInt(numbers.size()));
        String second = parent == null || random.nextInt(3) > 0 ? null
            : numbers.get(random.nextInt(numbers.size()));
        String parent2 = second == null || second.equals(parent) ? null : second;
        String other = numbers.get(random.nextInt(numbers.size()));
        Is was = days.all.containsKey(number) ? days.all.get(number)[day] : null;
        return switch (random.nextInt(9)) {
            case 0, 1 -> founded(days, number, day % 6, name, parent, parent2);
            case 2 -> new Happening(new OrganEvent.Renamed(number, name, "", List.of("T.C.", name), day(day)),
                was != null && days.changed(number, day, name, was.parent(), was.parent2()));
            case 3, 4 -> new Happening(new OrganEvent.Moved(number, parent, parent2, day(day)),
                was != null && days.changed(number, day, was.name(), parent, parent2));
            case 5 -> new Happening(new OrganEvent.Closed(number, day(day)), days.closed(number, day));
            case 6 -> merged(days, number, other, day);
            case 7 -> corrected(random.nextBoolean(), days, organ(number, name, parent, parent2, day, until),
                day, until);
            default -> reopened(days, number, day, name, parent, parent2);
        };
    }

    private static Happening founded(Days days, String number, int day, String name, @Nullable String parent,
            @Nullable String parent2) {
        boolean possible = !days.all.containsKey(number);
        days.paint(number, day, HORIZON, name, parent, parent2);
        return new Happening(new OrganEvent.Founded(organ(number, name, parent, parent2, day, HORIZON)),
            possible);
    }

    private static Happening merged(Days days, String number, String into, int day) {
        boolean possible = !number.equals(into) && days.isLast(into, day) && days.closed(number, day);
        return new Happening(new OrganEvent.Merged(List.of(number), into, day(day)), possible);
    }

    private static Happening corrected(boolean out, Days days, Organ organ, int day, int until) {
        boolean known = days.all.containsKey(organ.number());
        if (out) {
            return new Happening(new OrganEvent.StruckOut(organ.number(), organ.valid()),
                known && days.erase(organ.number(), day, until));
        }
        days.paint(organ.number(), day, until, organ.nameTr(), organ.parent(), organ.parent2());
        return new Happening(new OrganEvent.Corrected(organ), known);
    }

    private static Happening reopened(Days days, String number, int day, String name, @Nullable String parent,
            @Nullable String parent2) {
        boolean possible = days.all.containsKey(number) && days.lastDay(number) >= 0
            && days.lastDay(number) < day
            && days.lastDay(number) < HORIZON - 1;
        days.paint(number, day, HORIZON, name, parent, parent2);
        return new Happening(new OrganEvent.Reopened(organ(number, name, parent, parent2, day, HORIZON)),
            possible);
    }

    private void agree(Days model, List<String> numbers) {
        for (int i = 0; i < HORIZON; i++) {
            int day = i;
            for (String number : numbers) {
                Is is = model.all.containsKey(number) ? model.all.get(number)[day] : null;
                assertThat(chancery.organs.find(number, day(day))
                    .map(o -> o.nameTr() + "/" + o.parent() + "/" + o.parent2()))
                    .as("%s on day %d", number, day)
                    .isEqualTo(Optional.ofNullable(is).map(s -> s.name() + "/" + s.parent() + "/"
                    + s.parent2()));
                if (is != null) {
                    assertThat(chancery.hierarchy.above(number, day(day)).stream()
                        .map(Hierarchy.Step::number))
                        .containsExactlyInAnyOrderElementsOf(model.above(number, day));
                }
            }
        }
        assertThat(chancery.hierarchy.wrong(numbers)).isEmpty();
    }
}
