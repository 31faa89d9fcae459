package divan.portal;

import divan.journal.Act;

/** One read of somebody's data: the act, and in words who it was. */
public record Seen(Act act, Names.Named who) {
}
