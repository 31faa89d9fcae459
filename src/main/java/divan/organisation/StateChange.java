package divan.organisation;

import java.time.LocalDate;
import java.util.UUID;

/**
 * One thing that an act changed of an organ, or of who may sign.
 *
 * @param nth its place among what the act changed, from 1
 * @param kind {@code organ}, {@code post}, {@code seat} (whether a post is held), {@code delegation} or
 *     {@code deputy}; {@code id} of it, of a seat that of its post
 * @param day from which it is so
 * @param reason in words, {@code basis} the provision, or empty
 * @param position of the act in the ledger; 0 where it was not asked for
 */
public record StateChange(UUID act, int nth, String kind, String id, String event, LocalDate day,
        String reason, String basis, long position) {
}
