package divan.process;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What happens to an instance, so named that any engine understands it.
 *
 * @param element the task, or the event that a message or a timer sets off
 * @param items which instances of repeated activities it belongs to, outermost first
 * @param text the name of the message, the code of the error, the instant at which the timer is due; else
 * empty
 * @param changes variables that are other from now on
 */
record Input(What what, String element, List<Integer> items, String text, Map<String, Object> changes,
        Instant at) {
    enum What {
        COMPLETE, FAIL, MESSAGE, TIMER
    }
}
