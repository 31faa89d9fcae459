package divan.portal;

import divan.access.Access;
import divan.access.Purpose;
import divan.access.Reading;
import divan.casework.Casework;
import divan.catalogue.Catalogue;
import divan.catalogue.Service;
import divan.journal.Act;
import divan.journal.Journal;
import divan.journal.Origin;
import divan.organisation.Organ;
import divan.organisation.Organisation;
import divan.web.Caller;
import divan.web.Shell;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Who read somebody's data, told to them (6698/11/1-b). Each read is an act; looking at this list is one
 * itself, and stands at its top the next time.
 */
@Component
class Tracker {
    static final String READ = "data.read";

    private final Casework casework;
    private final Catalogue catalogue;
    private final Journal journal;
    private final Access access;
    private final Organisation organisation;
    private final Names names;

    Tracker(Casework casework, Catalogue catalogue, Journal journal, Access access,
            Organisation organisation, Names names) {
        this.casework = casework;
        this.catalogue = catalogue;
        this.journal = journal;
        this.access = access;
        this.organisation = organisation;
        this.names = names;
    }

    /** @param older the last act shown where there are more behind it, else empty */
    record Page(TrackerView view, List<Seen> seen, String older) {
    }

    /** Newest first. An organ that no longer stands is offered as it last was. */
    Page page(Shell shell, Caller caller, Map<String, String> wanted, @Nullable UUID before, int many) {
        UUID party = MyPages.party(caller);
        return access.read(caller, Purpose.OWN, "reads", () -> {
            List<Origin> origins = journal.origins(party, READ);
            TrackerView view = TrackerView.of(wanted, shell, origins.stream().map(Origin::organ)
                .filter(Objects::nonNull).distinct().flatMap(number -> last(number).stream()).toList(),
                origins.stream().map(Origin::purpose).distinct().sorted().toList());
            List<Act> reads = journal.latest(party, READ, view.filter(), before, many + 1);
            Map<UUID, String> asked = casework.questions(caller);
            List<Seen> seen = access.asSystem(() -> reads.stream().limit(many)
                .map(act -> new Seen(act, names.of(act, shell), asked.getOrDefault(act.id(), "")))
                .toList());
            return Reading.of(new Page(view, seen,
                reads.size() > many ? seen.getLast().act().id().toString() : ""), party);
        });
    }

    /** The service by which one asks why something was read; empty where no pack has one. */
    String question() {
        return catalogue.services().stream().filter(Service::asksAboutReads).map(Service::id).findFirst()
            .orElse("");
    }

    private List<Organ> last(String number) {
        return organisation.periods(number).reversed().stream().limit(1).toList();
    }
}
