package divan.casework;

import divan.catalogue.Counting;
import divan.catalogue.Period;
import divan.kernel.Failure;
import divan.kernel.OfficialCalendar;
import divan.kernel.Violation;
import divan.rules.Feel;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Map;
import java.util.function.Function;

/** The last day of the time to decide after what happened to it, by the calendar in force. */
final class Periods {
    private Periods() {
    }

    /** @throws Failure UNAVAILABLE where the day lies outside the official calendar */
    private static LocalDate known(Function<OfficialCalendar, LocalDate> day) {
        try {
            return day.apply(Feel.calendar());
        } catch (DateTimeException e) {
            throw new Failure(Failure.Kind.UNAVAILABLE, Violation.of("calendar-ends", ""));
        }
    }

    static LocalDate end(Counting counting, LocalDate from, long days) {
        return known(calendar -> counting.end(calendar, from, days));
    }

    static LocalDate moved(Counting counting, LocalDate day) {
        return known(calendar -> counting.moved(calendar, day));
    }

    /** The time stood still from one day to another: what was left then goes on now. */
    static LocalDate stopped(Counting counting, LocalDate deadline, LocalDate on, LocalDate today) {
        return known(calendar -> counting.end(calendar, today, counting.left(calendar, on, deadline)));
    }

    /** After a pause that ends today. @param filing has the whole time */
    static LocalDate resumed(Period period, CaseState state, Map<String, Object> filing, LocalDate today) {
        Counting counting = period.counting();
        return switch (pause(state, period).kind()) {
            case STOP -> stopped(counting, state.deadline(), state.pausedOn(), today);
            case RESTART -> end(counting, today, decisionDays(filing));
            case POSTPONE -> moved(counting, state.deadlineBeforePause().isAfter(today)
                ? state.deadlineBeforePause() : today);
        };
    }

    /** By what the time stands still now. */
    static Period.Pause pause(CaseState state, Period period) {
        Period.Pause pause = period.pause(state.pauseId());
        if (pause == null) {
            throw new IllegalStateException("the service has no pause " + state.pauseId());
        }
        return pause;
    }

    /** The latest day to which the time may be extended, if it was not extended yet. */
    static LocalDate latest(Period period, Period.Extension extension, CaseState state,
            Map<String, Object> filing) {
        int most = Filings.days(filing, extension.most(), 0);
        return end(period.counting(), state.deadline(), Math.max(0, most - decisionDays(filing)));
    }

    static long decisionDays(Map<String, Object> filing) {
        return Filings.days(filing, "decision_days", 90);
    }
}
