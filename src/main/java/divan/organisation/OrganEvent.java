package divan.organisation;

import divan.kernel.Span;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What happens to organs of the state on a day, by an act of the type {@code organ.<name>}. From that day on
 * the organ is as said; only a correction changes what was said of days before.
 */
public sealed interface OrganEvent {
    /** As in the type of the act and in the organ's history. */
    default String name() {
        return switch (this) {
            case Founded f -> "founded";
            case Renamed r -> "renamed";
            case Moved m -> "moved";
            case Changed c -> "changed";
            case Merged m -> "merged";
            case Split s -> "split";
            case Closed c -> "closed";
            case Reopened r -> "reopened";
            case Corrected c -> "corrected";
            case StruckOut s -> "struck-out";
        };
    }

    LocalDate day();

    /** The organs it is about, the first one above all. */
    List<String> numbers();

    /** All that is said of an organ from the day on which the organ's span begins. */
    sealed interface OfWhole extends OrganEvent {
        Organ organ();

        @Override
        default LocalDate day() {
            return organ().valid().from();
        }

        @Override
        default List<String> numbers() {
            return List.of(organ().number());
        }
    }

    /** About one organ, of which one thing is said. */
    sealed interface OfOne extends OrganEvent {
        String number();

        @Override
        default List<String> numbers() {
            return List.of(number());
        }
    }

    /** A new organ under a number that no organ has ever had. */
    record Founded(Organ organ) implements OfWhole {
    }

    record Renamed(String number, String nameTr, String nameEn, List<String> letterhead, LocalDate day)
            implements OfOne {
    }

    record Moved(String number, @Nullable String parent, @Nullable String parent2, LocalDate day)
            implements OfOne {
    }

    /** Anything else that is said of it; its names and parents are those it has. */
    record Changed(Organ organ) implements OfWhole {
    }

    /** Organs end and one that stands that day, possibly one of them, takes their place. */
    record Merged(List<String> from, String into, LocalDate day) implements OrganEvent {
        @Override
        public List<String> numbers() {
            return Stream.concat(Stream.of(into), from.stream()).distinct().toList();
        }
    }

    /** An organ gives way to several that stand that day; it ends, unless it {@code remains}. */
    record Split(String from, List<String> into, boolean remains, LocalDate day) implements OrganEvent {
        @Override
        public List<String> numbers() {
            return Stream.concat(Stream.of(from), into.stream()).distinct().toList();
        }
    }

    /** @param day the first on which it does not stand */
    record Closed(String number, LocalDate day) implements OfOne {
    }

    /** Stands again, under the number it had. */
    record Reopened(Organ organ) implements OfWhole {
    }

    /** On these days it was as now said, whatever was said before. */
    record Corrected(Organ organ) implements OfWhole {
    }

    /** On these days it did not stand, whatever was said before. */
    record StruckOut(String number, Span days) implements OfOne {
        @Override
        public LocalDate day() {
            return days.from();
        }
    }
}
