package divan.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/**
 * Renders a template into an answer. Templates are compiled at build time; every value is escaped for its
 * context.
 */
@Component
public class Html {
    private static final MediaType HTML = MediaType.parseMediaType("text/html;charset=UTF-8");
    private final TemplateEngine engine = TemplateEngine.createPrecompiled(ContentType.Html);

    public ResponseEntity<byte[]> page(Shell shell, String template, Map<String, Object> model) {
        return page(200, shell, template, model);
    }

    public ResponseEntity<byte[]> page(int status, Shell shell, String template, Map<String, Object> model) {
        return ResponseEntity.status(HttpStatusCode.valueOf(status)).contentType(HTML)
            .cacheControl(CacheControl.noStore()).body(rendered(shell, template, model));
    }

    /** What is no answer to a request: an e-mail. */
    public String text(Shell shell, String template, Map<String, Object> model) {
        return new String(rendered(shell, template, model), StandardCharsets.UTF_8);
    }

    private byte[] rendered(Shell shell, String template, Map<String, Object> model) {
        Map<String, Object> all = new HashMap<>(model);
        all.put("shell", shell);
        Utf8ByteOutput output = new Utf8ByteOutput();
        engine.render(template + ".jte", all, new Foreign(output));
        return output.toByteArray();
    }

    /** 303: the answer to every form that was accepted. */
    public static ResponseEntity<byte[]> seeOther(String address) {
        return ResponseEntity.status(303).header("Location", address).build();
    }
}
