package divan.portal;

import divan.casework.Cases;

/** A line of the queue; {@code mine} if the caller's post may do it today. */
public record QueueLine(Cases.Waiting waiting, boolean mine) {
}
