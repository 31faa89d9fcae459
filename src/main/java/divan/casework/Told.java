package divan.casework;

import divan.journal.Act;

/**
 * An act in the words of a page for officials: {@code who} did it, and {@code more} of what was done, or
 * empty.
 */
public record Told(Act act, String who, String more) {
}
