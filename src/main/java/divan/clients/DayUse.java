package divan.clients;

import java.time.LocalDate;

/** How many requests were answered on a day, and how many refused for want of quota. */
public record DayUse(LocalDate day, long answered, long refused) {
}
