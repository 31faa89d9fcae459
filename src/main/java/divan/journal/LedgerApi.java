package divan.journal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The public ledger, for foreign tools: https://c2sp.org/tlog-tiles under the prefix {@code /ledger}, and the
 * key. Only what the published checkpoint covers is served, so that nothing is cached that was never signed.
 */
@RestController
final class LedgerApi {
    private static final String TILES = "/ledger/tile/";
    private static final MediaType TEXT = MediaType.parseMediaType("text/plain;charset=utf-8");

    private final Ledger ledger;
    private final LedgerKey key;

    LedgerApi(Ledger ledger, LedgerKey key) {
        this.ledger = ledger;
        this.key = key;
    }

    @GetMapping("/ledger/checkpoint")
    ResponseEntity<String> checkpoint() {
        return ledger.published().map(note -> ResponseEntity.ok().contentType(TEXT)
                .cacheControl(CacheControl.maxAge(1, TimeUnit.SECONDS).cachePublic()).body(note))
                .orElseGet(() -> ResponseEntity.notFound().build());
    }

    @GetMapping("/ledger/key")
    ResponseEntity<String> key() {
        return ResponseEntity.ok().contentType(TEXT)
                .cacheControl(CacheControl.maxAge(1, TimeUnit.HOURS).cachePublic())
                .body(key.verifier() + "\n");
    }

    /** The address is taken as it was sent: an encoded spelling of it is not the address. */
    @GetMapping("/ledger/tile/**")
    ResponseEntity<byte[]> tile(HttpServletRequest request) {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        return Optional.of(path).filter(sent -> sent.startsWith(TILES))
                .flatMap(sent -> Tile.read(sent.substring(TILES.length())))
                .flatMap(tile -> ledger.read(tile, ledger.publishedSize()).map(bytes -> found(tile, bytes)))
                .orElseGet(() -> ResponseEntity.notFound().build());
    }

    private static ResponseEntity<byte[]> found(Tile tile, byte[] bytes) {
        CacheControl forever = CacheControl.maxAge(365, TimeUnit.DAYS).cachePublic().immutable();
        CacheControl untilItIsFull = CacheControl.maxAge(1, TimeUnit.HOURS).cachePublic();
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_OCTET_STREAM)
                .cacheControl(tile.isFull() ? forever : untilItIsFull).body(bytes);
    }
}
