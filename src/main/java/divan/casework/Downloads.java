package divan.casework;

import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.ResponseEntity;

/** Files as downloads: never inline, never guessed at, never kept by a cache, in a sandbox of their own. */
final class Downloads {
    private Downloads() {
    }

    static ResponseEntity<byte[]> answer(byte[] bytes, String mediaType, String name) {
        return ResponseEntity.ok().header("Content-Type", mediaType)
            .header("Content-Disposition", ContentDisposition.attachment().filename(name).build().toString())
            .header("X-Content-Type-Options", "nosniff").header("Content-Security-Policy", "sandbox")
            .cacheControl(CacheControl.noStore()).body(bytes);
    }
}
