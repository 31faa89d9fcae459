package divan.casework;

import divan.catalogue.Counting;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Files that were brought become part of the case: when the applicant says that they are complete, and also
 * when the time is over, for what somebody has brought is not lost because they forgot to say so.
 */
@Component
class HandingIn {
    private final Brought brought;
    private final Uploads uploads;
    private final Definitions definitions;

    HandingIn(Brought brought, Uploads uploads, Definitions definitions) {
        this.definitions = definitions;
        this.brought = brought;
        this.uploads = uploads;
    }

    /**
     * What an act says that ends the waiting: the files, the applicant's words, and the time to decide from
     * now on.
     */
    Map<String, Object> body(CaseState state, LocalDate today, String statement) {
        DocumentRequest request = DocumentRequest.of(state.asked());
        List<BroughtFile> files = brought.of(state.id());
        files.forEach(file -> {
            uploads.belong(file.upload().id(), state.id(), state.organ());
            brought.forget(file.upload().id());
        });
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("no", state.no());
        body.put("service", state.service());
        body.put("files", files.stream().map(BroughtFile::handedIn).toList());
        body.put("statement", statement);
        body.put("since", request.on().toString());
        body.put("deadline", request.postponed(counting(state), state, today).toString());
        return body;
    }

    /** What the act says that takes a request back: why, and the time to decide from now on. */
    Map<String, Object> cancelled(CaseState state, LocalDate today, String reason) {
        DocumentRequest request = DocumentRequest.of(state.asked());
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("no", state.no());
        body.put("service", state.service());
        body.put("reason", reason);
        body.put("since", request.on().toString());
        body.put("deadline", request.postponed(counting(state), state, today).toString());
        return body;
    }

    private Counting counting(CaseState state) {
        return definitions.pinned(state.service(), state.pack()).service().period().counting();
    }

    /** Files brought for nothing: nobody but their owner has seen them, and they go. */
    void forget(CaseState state) {
        for (BroughtFile file : brought.of(state.id())) {
            brought.forget(file.upload().id());
            uploads.drop(file.upload().id());
        }
    }
}
