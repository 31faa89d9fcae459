package divan.legislation;

import divan.lawtext.Provision;
import divan.reliance.Address;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a law beside its words: it changes when a text is taken in or a norm is recorded.
 *
 * @param versions from the first to the latest
 * @param norm null where nobody recorded one
 * @param resting norms that rest on it or on something in it
 * @param naming by the article that is named; under nothing those that name the whole law
 */
record LawSheet(List<LawVersion> versions, @Nullable Norm norm, List<Norm> resting,
        NavigableMap<String, TextRun> naming) {
    static final LawSheet NOTHING = new LawSheet(List.of(), null, List.of(),
        Collections.emptyNavigableMap());
    private static final int MOST_NAMING = 500;
    private static final int ENTRY = 250;
    private static final String UNKNOWN = "\u0001";

    /**
     * @param by the provision that names, with the number of its law
     * @param heading of the article that names, or in which it is named; null where its text is not here
     */
    record Naming(String by, String target, @Nullable String heading) {
        private static final int FIELDS = 3;

        private static Naming read(List<String> row) {
            return new Naming(row.get(0), row.get(1), row.get(2).equals(UNKNOWN) ? null : row.get(2));
        }

        private List<String> row() {
            return List.of(by, target, heading == null ? UNKNOWN : heading);
        }

        String law() {
            return by.substring(0, by.indexOf('/'));
        }

        private String article() {
            int slash = target.indexOf('/');
            return slash < 0 ? "" : Provision.article(target.substring(slash + 1));
        }
    }

    /** @param naming by the provision that names, then by what it names */
    static LawSheet of(List<LawVersion> versions, Optional<Norm> norm, List<Norm> resting,
            List<Naming> naming) {
        return new LawSheet(versions, norm.orElse(null), resting, naming.stream().collect(
            Collectors.groupingBy(Naming::article, TreeMap::new, Collectors.collectingAndThen(
                Collectors.toList(), all -> TextRun.of(all.stream().map(Naming::row))))));
    }

    private List<Naming> at(String article) {
        TextRun run = naming.get(article);
        return run == null ? List.of() : read(run);
    }

    private static List<Naming> read(TextRun run) {
        return run.rows(Naming.FIELDS, Naming::read);
    }

    /** The text that counts on that day; for days before the first, the first. */
    Optional<LawVersion> on(LocalDate day) {
        return versions.reversed().stream().filter(version -> !version.since().isAfter(day)).findFirst()
            .or(() -> versions.stream().findFirst());
    }

    /** The first day on which the norm is no more in force; null where none is known. */
    @Nullable LocalDate ended() {
        return norm == null ? null : norm.valid().until();
    }

    /** What names a provision, or something in it, in the latest texts. */
    List<String> naming(String address) {
        String place = address.substring(address.indexOf('/') + 1);
        boolean below = place.indexOf('/') >= 0;
        return at(Provision.article(place)).stream()
            .filter(one -> LawBody.isAt(one.target(), address, below)).limit(MOST_NAMING).map(Naming::by)
            .distinct().toList();
    }

    /** All that names a provision, something in it or what it lies beneath; and perhaps its neighbours. */
    List<Naming> near(Address provision) {
        String article = Provision.article(provision.place());
        Stream<List<Naming>> itself = Stream.concat(Stream.of(provision), provision.above().stream())
            .map(at -> Provision.article(at.place())).distinct().map(this::at);
        return provision.isWholeLaw() ? namings() : Stream.concat(itself,
            naming.subMap(article + "-", article + ".").values().stream().map(LawSheet::read))
            .flatMap(List::stream).toList();
    }

    /** Everything that names the law or something in it. */
    List<Naming> namings() {
        return naming.values().stream().flatMap(run -> read(run).stream()).toList();
    }

    /** What it takes in memory, roughly. */
    int bytes() {
        return (4 + 2 * versions.size() + 4 * resting.size()) * ENTRY
            + naming.values().stream().mapToInt(TextRun::size).sum();
    }
}
