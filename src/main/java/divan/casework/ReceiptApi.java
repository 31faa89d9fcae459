package divan.casework;

import divan.access.Access;
import divan.access.Reading;
import divan.journal.Act;
import divan.journal.Journal;
import divan.journal.Receipt;
import divan.kernel.Failure;
import divan.web.Caller;
import java.util.List;
import java.util.UUID;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * Receipts for whoever may see the act; to everybody else there is no such act. Of a case from which an
 * official is kept, nothing that was done in it exists for them either.
 */
@RestController
class ReceiptApi {
    private static final String NOT_YET = "{\"sealed\":false}";

    private final Journal journal;
    private final Standing standing;
    private final Access access;

    ReceiptApi(Journal journal, Standing standing, Access access) {
        this.journal = journal;
        this.standing = standing;
        this.access = access;
    }

    /** 200 with the receipt; 202 while no published checkpoint covers the act, with the seconds to wait. */
    @GetMapping("/api/acts/{id}/receipt")
    ResponseEntity<String> show(Caller caller, @PathVariable UUID id) {
        Standing.Ground ground = standing.guard(caller,
            access.as(caller, () -> journal.find(id)).orElseThrow(Failure::notFound));
        return access.read(caller, ground.purpose(), ground.what(), () -> {
            Act act = journal.find(id).orElseThrow(Failure::notFound);
            return journal.receipt(id)
                .map(r -> new Reading<>(answer(HttpStatus.OK).body(within(caller, act, r).json()),
                    act.subjects()))
                .orElseGet(() -> new Reading<>(answer(HttpStatus.ACCEPTED).header("Retry-After", "1")
                    .body(NOT_YET), List.of()));
        });
    }

    /** What was filed holds whatever registers said, of which each step may read its own fields only. */
    private static Receipt within(Caller caller, Act act, Receipt receipt) {
        return caller.isOfficial() && act.type().equals(CaseFold.FILED) ? receipt.bare() : receipt;
    }

    private static ResponseEntity.BodyBuilder answer(HttpStatus status) {
        return ResponseEntity.status(status).contentType(MediaType.APPLICATION_JSON)
            .cacheControl(CacheControl.noStore());
    }
}
