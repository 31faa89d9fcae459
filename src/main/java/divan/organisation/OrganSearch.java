package divan.organisation;

import divan.journal.Journal;
import divan.organisation.OrganEntries.Place;
import divan.search.Gate;
import divan.search.Search;
import divan.search.Source;
import jakarta.annotation.PostConstruct;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Makes organs searchable, and follows the acts that change them: an organ that was founded or renamed is
 * found as soon as its act is numbered. The index notes how far it has read the ledger, together with what it
 * read, so that an index that is older, of another ledger or new is brought to what now is at the start.
 */
@Component
class OrganSearch implements Source {
    static final String FOLLOWER = "organisation.search";
    private static final String SOURCE = "organs";
    private static final int AT_ONCE = 2_000;
    private static final Set<String> KINDS = Set.of("organ", "organs");

    private final OrganEntries organs;
    private final Search search;
    private final Journal journal;
    private final Gate gate = new Gate();

    OrganSearch(OrganEntries organs, Search search, Journal journal) {
        this.organs = organs;
        this.search = search;
        this.journal = journal;
    }

    @PostConstruct
    void follow() {
        journal.follow(FOLLOWER, type -> KINDS.contains(type.substring(0, type.indexOf('.'))),
            (act, position) -> {
                gate.pass();
                update(List.of(act.id()), new Place(position, act.id()));
            });
    }

    @Override
    public void catchUp(BooleanSupplier goesOn) {
        try {
            Place noted = Place.of(search.note(SOURCE));
            if (noted.equals(Place.NONE) || !organs.isThere(noted)) {
                feed(goesOn);
                return;
            }
            List<Place> missed = organs.since(noted);
            if (!missed.isEmpty()) {
                update(missed.stream().map(Place::act).toList(), missed.getLast());
            }
        } finally {
            gate.open();
        }
    }

    /** Everything there is. What happens meanwhile comes behind it: the ledger's end is asked first. */
    private void feed(BooleanSupplier goesOn) {
        Place end = organs.latest();
        Stream<List<String>> pages = Stream.iterate(organs.numbers("", AT_ONCE), page -> !page.isEmpty()
            && goesOn.getAsBoolean(), page -> organs.numbers(page.getLast(), AT_ONCE));
        search.replace(SOURCE, pages.flatMap(page -> organs.of(page).stream()), "");
        if (goesOn.getAsBoolean()) {
            search.update(SOURCE, Set.of(), List.of(), end.toString());
        }
    }

    private void update(List<UUID> acts, Place place) {
        List<String> numbers = organs.changedBy(acts);
        for (int from = 0; from < numbers.size(); from += AT_ONCE) {
            Set<String> some = Set.copyOf(numbers.subList(from, Math.min(numbers.size(), from + AT_ONCE)));
            search.update(SOURCE, some, organs.of(some), search.note(SOURCE));
        }
        search.update(SOURCE, Set.of(), List.of(), place.toString());
    }
}
