package divan.casework;

import divan.web.Caller;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** The time to decide for programs: the same doors as the pages, so the same checks. */
@RestController
class PeriodApi {
    /**
     * What shall happen to the time.
     *
     * @param version of the case as it was read
     * @param pause id of one of the service's pauses
     * @param until a day, ISO 8601: the new last day, or that to which the end is postponed
     */
    record Change(@Nullable Integer version, @Nullable String pause, @Nullable String until,
            @Nullable String reason) {
    }

    private final TimeToDecide time;
    private final CaseSummary summary;

    PeriodApi(TimeToDecide time, CaseSummary summary) {
        this.time = time;
        this.summary = summary;
    }

    @PostMapping("/api/cases/{no}/period/extension")
    Map<String, Object> extend(Caller caller, @PathVariable String no, @RequestBody Change change) {
        return summary.after(caller, time.extend(caller, no, MissingApi.needed(change.version(), "version"),
            text(change.until()), text(change.reason())));
    }

    @PostMapping("/api/cases/{no}/period/pause")
    Map<String, Object> pause(Caller caller, @PathVariable String no, @RequestBody Change change) {
        return summary.after(caller, time.pause(caller, no, MissingApi.needed(change.version(), "version"),
            text(change.pause()), text(change.until()), text(change.reason())));
    }

    @PostMapping("/api/cases/{no}/period/resumption")
    Map<String, Object> resume(Caller caller, @PathVariable String no, @RequestBody Change change) {
        return summary.after(caller, time.resume(caller, no, MissingApi.needed(change.version(), "version"),
            text(change.reason())));
    }

    private static String text(@Nullable String sent) {
        return Objects.requireNonNullElse(sent, "");
    }
}
