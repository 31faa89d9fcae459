package divan.casework;

import divan.access.Conflict;
import divan.web.Caller;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** What cases know against officials, as codes. */
record CaseConflictsOf(Bureau bureau) {
    List<String> between(Caller official, UUID caseId) {
        return bureau.bean(CaseConflicts.class).between(Objects.requireNonNull(official.person()), List.of(),
            List.of(caseId)).stream().map(Conflict.Found::code).toList();
    }
}
