package divan.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;

/**
 * The stylesheet and the script: govuk-frontend's own files from its package, changed once at start. Its
 * typeface, crest and brand colours are replaced by ours, and left and right become start and end (CSS
 * Logical Properties), so that one stylesheet serves both directions. Addresses carry the content's hash and
 * are kept for ever.
 */
@Controller
public class Theme {
    private static final String PACKAGE = "/META-INF/resources/webjars/govuk-frontend/5.14.0/dist/govuk/";
    private static final String FONTS =
        "\"IBM Plex Sans\",\"Segoe UI Variable Text\",\"SF Pro Text\",\"Noto Sans\","
        + "\"Noto Sans Arabic\",system-ui,sans-serif";
    private static final Map<String, String> COLOURS = colours();
    private static final String START = """
        import{initAll}from"./%s";document.body.classList.add("js-enabled");
        if("noModule"in HTMLScriptElement.prototype)\
        document.body.classList.add("govuk-frontend-supported");initAll();
        """;

    private record Asset(String type, byte[] plain, byte[] zipped) {
    }

    private final Map<String, Asset> assets = new LinkedHashMap<>();
    private final String style;
    private final String script;

    Theme() {
        String css = logical(rebranded(text(PACKAGE + "govuk-frontend.min.css")))
            + "body{font-family:" + FONTS + "}" + text("/theme/divan.css");
        this.style = add("divan", "css", "text/css;charset=UTF-8", css);
        String library = add("govuk", "js", "text/javascript;charset=UTF-8",
            text(PACKAGE + "govuk-frontend.min.js").replaceAll("(?m)^//# sourceMappingURL.*$", ""));
        this.script = add("start", "js", "text/javascript;charset=UTF-8",
            START.formatted(library) + text("/theme/passkey.js"));
        add("icon", "svg", "image/svg+xml", text("/theme/icon.svg"));
    }

    public String styleAddress() {
        return "/assets/" + style;
    }

    public String scriptAddress() {
        return "/assets/" + script;
    }

    @GetMapping("/assets/{name}")
    ResponseEntity<byte[]> asset(@PathVariable String name,
            @RequestHeader(name = HttpHeaders.ACCEPT_ENCODING, required = false) @Nullable String accepts) {
        Asset asset = assets.get(name.startsWith("icon") ? iconName() : name);
        if (asset == null) {
            return ResponseEntity.notFound().build();
        }
        boolean zip = accepts != null && accepts.contains("gzip");
        var answer = ResponseEntity.ok().header(HttpHeaders.CONTENT_TYPE, asset.type())
            .header(HttpHeaders.CACHE_CONTROL, "public, max-age=31536000, immutable")
            .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        return zip ? answer.header(HttpHeaders.CONTENT_ENCODING, "gzip").body(asset.zipped())
            : answer.body(asset.plain());
    }

    private String iconName() {
        return assets.keySet().stream().filter(n -> n.startsWith("icon")).findFirst().orElseThrow();
    }

    private String add(String name, String ending, String type, String content) {
        byte[] plain = content.getBytes(StandardCharsets.UTF_8);
        String full = name + "-" + hash(plain) + "." + ending;
        assets.put(full, new Asset(type, plain, zip(plain)));
        return full;
    }

    private static String rebranded(String css) {
        String own = css.replaceAll("@font-face\\{[^}]*}", "").replaceAll("/\\*![^*]*\\*/", "")
            .replace("GDS Transport,arial,sans-serif", FONTS)
            .replaceAll("url\\([^)]*(?:crest|images)[^)]*\\)", "none")
            .replaceAll("/\\*# sourceMappingURL.*", "");
        for (var colour : COLOURS.entrySet()) {
            own = own.replace(colour.getKey(), colour.getValue());
        }
        return own;
    }

    /** Physical sides of a stylesheet as logical ones; rules that already are logical stay. */
    static String logical(String css) {
        return css.replaceAll("(margin|padding)-left\\b", "$1-inline-start")
            .replaceAll("(margin|padding)-right\\b", "$1-inline-end")
            .replaceAll("border-left\\b", "border-inline-start")
            .replaceAll("border-right\\b", "border-inline-end")
            .replaceAll("text-align:left\\b", "text-align:start")
            .replaceAll("text-align:right\\b", "text-align:end")
            .replaceAll("float:left\\b", "float:inline-start")
            .replaceAll("float:right\\b", "float:inline-end")
            .replaceAll("clear:left\\b", "clear:inline-start")
            .replaceAll("clear:right\\b", "clear:inline-end")
            .replaceAll("([;{])left:", "$1inset-inline-start:")
            .replaceAll("([;{])right:", "$1inset-inline-end:");
    }

    /**
     * govuk-frontend's palette and ours; each pair of text and ground keeps a contrast of at least 4.5 to 1.
     */
    private static Map<String, String> colours() {
        Map<String, String> map = new LinkedHashMap<>();
        map.put("#0b0c0c", "#12212b");
        map.put("#1d70b8", "#0a6c74");
        map.put("#1a65a6", "#0a6c74");
        map.put("#003078", "#064a50");
        map.put("#0c2d4a", "#064a50");
        map.put("#d4351c", "#a3172e");
        map.put("#942514", "#7a0f21");
        map.put("#aa2a16", "#8a1226");
        map.put("#00703c", "#0a6c74");
        map.put("#005a30", "#064a50");
        map.put("#002d18", "#03282c");
        map.put("#f3f2f1", "#f6f3ec");
        map.put("#505a5f", "#4a5860");
        map.put("#f4f8fb", "#f6f3ec");
        map.put("#4c2c92", "#4b3a78");
        map.put("#fd0", "#f2b705");
        return map;
    }

    private static String text(String resource) {
        try (InputStream in = Theme.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(resource + " is not on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] zip(byte[] plain) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
            zip.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static String hash(byte[] bytes) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return HexFormat.of().formatHex(digest, 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
