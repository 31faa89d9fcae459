package divan.casework;

import divan.web.Shell;
import divan.web.Tagged;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What a service asks, for programs that file. */
@RestController
class FormApi {
    private static final String SCHEMA = "application/schema+json";

    private final Definitions definitions;

    FormApi(Definitions definitions) {
        this.definitions = definitions;
    }

    @GetMapping("/api/services/{id}/form")
    ResponseEntity<byte[]> form(Shell shell, @PathVariable String id) {
        ResponseEntity<byte[]> answer = Tagged.answer(FormSchema.of(definitions.inForce(id), shell), SCHEMA,
            null);
        return ResponseEntity.ok().headers(answer.getHeaders()).varyBy("Accept", "Accept-Language")
            .header("Content-Language", shell.language().code()).body(answer.getBody());
    }
}
