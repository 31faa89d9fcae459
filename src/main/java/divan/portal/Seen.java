package divan.portal;

import divan.journal.Act;
import divan.journal.Actor;

/**
 * One read of somebody's data: the act, and in words who it was.
 *
 * @param asked number of the case that asks why, or empty
 */
public record Seen(Act act, Names.Named who, String asked) {
    /** Whether somebody else did it, who can be asked why. */
    public boolean isAnothers() {
        return act.actor().kind().equals(Actor.OFFICIAL) || act.body().containsKey("protocol");
    }

}
