package divan.legislation;

import divan.reliance.ProposedChange;
import divan.reliance.TouchedKind;
import java.util.List;

/**
 * What a change would touch.
 *
 * @param described whether a pack describes the provision or something beneath it
 * @param isInText whether it stands in a text that was taken in
 * @param kinds in their order; those with nothing are left out
 */
public record ImpactReport(ProposedChange change, boolean described, boolean isInText,
        List<TouchedKind> kinds) {
    public boolean isKnown() {
        return described || isInText;
    }

    public long count() {
        return kinds.stream().mapToLong(TouchedKind::count).sum();
    }
}
