package divan.casework;

import divan.casework.Results.Taking;
import divan.kernel.Failure;
import divan.web.Caller;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * A case in plain maps, as programs read it. Days are ISO 8601, ids opaque; what is not known yet is null.
 */
@Component
class CaseSummary {
    private final Casework casework;
    private final MissingDocuments missing;

    CaseSummary(Casework casework, MissingDocuments missing) {
        this.casework = casework;
        this.missing = missing;
    }

    /** Opens the case; the act of reading is committed before this returns. */
    Map<String, Object> of(Caller caller, String no) {
        return of(caller, casework.open(caller, no));
    }

    /**
     * How the case stands after something was asked of it.
     *
     * @throws Failure INVALID with everything that is wrong where nothing was done
     */
    Map<String, Object> after(Caller caller, Taking taking) {
        return switch (taking) {
            case Taking.Taken taken -> of(caller, taken.no());
            case Taking.Invalid invalid -> throw Failure.invalid(invalid.violations());
        };
    }

    private Map<String, Object> of(Caller caller, Casework.OpenCase open) {
        CaseState state = open.state();
        boolean awaits = !state.asked().isEmpty() && state.isOpen();
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("no", state.no());
        body.put("version", open.version());
        body.put("service", state.service());
        body.put("state", state.name());
        body.put("filedOn", state.filedOn().toString());
        body.put("deadline", state.deadline().toString());
        body.put("pause", state.isOpen() && !state.pause().isEmpty() ? pause(state) : null);
        body.put("extended", !state.extension().isEmpty());
        body.put("outcome", state.outcome());
        body.put("servedOn", text(state.servedOn()));
        body.put("asked", awaits ? asked(DocumentRequest.of(state.asked()), brought(caller, state),
            open.service().askedBasis().getFirst()) : null);
        body.put("endedOn", text(state.concludedOn()));
        body.put("disputes", open.disputes().stream().map(d -> Map.of("no", d.no(), "register",
            d.matter().register(), "field", d.matter().field())).toList());
        body.put("acts", open.acts().stream().map(a -> act(a.id(), a.type(), a.at().toString())).toList());
        return body;
    }

    private static @Nullable String text(@Nullable Object day) {
        return day == null ? null : day.toString();
    }

    /** Only who brought it sees what was not handed in. */
    private List<Map<String, Object>> brought(Caller caller, CaseState state) {
        return missing.brought(caller, state).stream().map(BroughtFile::handedIn).toList();
    }

    /** Documents by the id of the service's list, or in the official's words. */
    private static Map<String, Object> asked(DocumentRequest request, List<Map<String, Object>> brought,
            String basis) {
        Map<String, Object> asked = new LinkedHashMap<>(request.body());
        asked.put("basis", basis);
        asked.put("brought", brought);
        return asked;
    }

    private static Map<String, @Nullable Object> pause(CaseState state) {
        Map<String, @Nullable Object> pause = new LinkedHashMap<>();
        List.of("pause", "kind", "reason", "on", "until", "provision").forEach(key ->
            pause.put(key, state.pause().get(key)));
        return pause;
    }

    private static Map<String, Object> act(UUID id, String type, String at) {
        Map<String, Object> act = new LinkedHashMap<>();
        act.put("id", id.toString());
        act.put("type", type);
        act.put("at", at);
        act.put("receipt", "/api/acts/" + id + "/receipt");
        return act;
    }
}
