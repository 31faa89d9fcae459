package divan.reliance;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/** Where rows of a database stand on provisions: asked each time, for rows change by acts. */
public interface RecordedReliances {
    /**
     * @param defined the things by definition that the change touches, which rows may stand on
     * @return at most one entry a kind, and no kind that another answers for; without personal data
     */
    List<TouchedKind> touchedBy(ProposedChange change, Set<Thing.Key> defined);

    /** The provisions that rows name which stand on a day; without personal data. */
    default List<RecordedBasis> bases(LocalDate day) {
        return List.of();
    }
}
