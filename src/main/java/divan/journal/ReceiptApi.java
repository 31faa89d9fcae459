package divan.journal;

import java.util.Optional;
import java.util.UUID;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Receipts for whoever may see the act; to everybody else there is no such act. */
@RestController
final class ReceiptApi {
    private static final String NOT_YET = "{\"sealed\":false}";

    private final Journal journal;
    private final TransactionTemplate transaction;

    ReceiptApi(Journal journal, PlatformTransactionManager transactions) {
        this.journal = journal;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** 200 with the receipt; 202 while no published checkpoint covers the act, with the seconds to wait. */
    @GetMapping("/api/acts/{id}/receipt")
    ResponseEntity<String> show(@PathVariable String id) {
        return id(id).flatMap(act -> transaction.execute(_ -> receipt(act)))
                .orElseGet(() -> ResponseEntity.notFound().build());
    }

    private Optional<ResponseEntity<String>> receipt(UUID act) {
        return journal.find(act).map(_ -> journal.receipt(act)
                .map(receipt -> answer(HttpStatus.OK).body(receipt.json()))
                .orElseGet(() -> answer(HttpStatus.ACCEPTED).header("Retry-After", "1").body(NOT_YET)));
    }

    private static ResponseEntity.BodyBuilder answer(HttpStatus status) {
        return ResponseEntity.status(status).contentType(MediaType.APPLICATION_JSON)
                .cacheControl(CacheControl.noStore());
    }

    private static Optional<UUID> id(String text) {
        return Optional.of(text).filter(id -> id.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"))
                .map(UUID::fromString);
    }
}
