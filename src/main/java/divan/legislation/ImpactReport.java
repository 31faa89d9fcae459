package divan.legislation;

import divan.reliance.ProposedChange;
import divan.reliance.TouchedKind;
import java.util.List;

/**
 * What a change would touch.
 *
 * @param described whether a pack describes the provision or something beneath it
 * @param isInText whether it stands in a text that was taken in
 * @param unread whether the norm it would stand in is known, and nothing of what stands in it
 * @param kinds in their order; those with nothing are left out
 */
public record ImpactReport(ProposedChange change, boolean described, boolean isInText,
        boolean unread, List<TouchedKind> kinds) {
    public boolean isKnown() {
        return described || isInText || unread && change.provision().isWholeLaw();
    }

    public long count() {
        return kinds.stream().mapToLong(TouchedKind::count).sum();
    }
}
