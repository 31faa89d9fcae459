package divan.portal;

import divan.journal.Journal;
import divan.journal.ReceiptCheck;
import divan.kernel.Json;
import divan.web.Html;
import divan.web.Shell;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/**
 * One file of HTML that checks a receipt in the browser of whoever holds it, from wherever it was saved to,
 * without this server or any other: its own policy (CSP) lets it load and send nothing and run one script,
 * named by its hash. It carries the ledger's key of the moment it was fetched; the findings are those of
 * {@code ./divan verify}.
 */
@Controller
public class ReceiptPage {
    private static final String STYLE = resource("/receipt/receipt.css");
    private static final String SCRIPT = resource("/receipt/receipt.js");
    private static final String POLICY = "default-src 'none'; script-src '" + hash(SCRIPT) + "'; style-src '"
        + hash(STYLE) + "'; base-uri 'none'; form-action 'none'";
    /** Texts of the page itself; those of a verdict are the journal's. */
    private static final List<String> OWN = List.of("unable", "bad-key", "failed");

    /** What the file is made of. */
    public record Parts(String lang, String policy, String style, String script, String key, String words,
            Shell shell) {
        public String word(String name) {
            return shell.t("receipt-page." + name);
        }
    }

    private final Journal journal;
    private final Html html;

    ReceiptPage(Journal journal, Html html) {
        this.journal = journal;
        this.html = html;
    }

    @GetMapping("/{lang}/verify/receipt")
    ResponseEntity<byte[]> page(Shell shell) {
        ResponseEntity<byte[]> page = html.page(shell, "portal/receipt-file",
            Map.of("parts", parts(shell, journal.key())));
        return ResponseEntity.ok().headers(page.getHeaders()).header("Content-Security-Policy", POLICY)
            .body(page.getBody());
    }

    /** @param key vkey of the ledger */
    public static Parts parts(Shell asked, String key) {
        Shell shell = asked.complete();
        String lang = shell.language().code();
        Map<String, Object> words = new TreeMap<>(ReceiptCheck.words(lang));
        OWN.forEach(name -> words.put(name, shell.t("receipt-page." + name)));
        String safe = Json.text(words).replace("<", "\\u003c");
        return new Parts(lang, POLICY, STYLE, SCRIPT, key, safe, shell);
    }

    private static String resource(String name) {
        try (InputStream in = ReceiptPage.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As a policy names a script or a style: CSP Level 3, 2.3.1. */
    private static String hash(String content) {
        try {
            return "sha256-" + Base64.getEncoder().encodeToString(
                MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
