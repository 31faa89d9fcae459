package divan.casework;

import divan.catalogue.Service;
import divan.kernel.Violation;
import divan.web.Texts;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Gives a violation the words that the service's pack has for it; others keep the program's general ones. */
@Component
class Wording {
    private final Texts texts;

    Wording(Texts texts) {
        this.texts = texts;
    }

    List<Violation> of(Service service, List<Violation> violations) {
        return violations.stream().map(v -> of(service, v)).toList();
    }

    private Violation of(Service service, Violation violation) {
        String question = Answered.name(violation.field());
        return Stream.of("admission." + violation.code() + ".text",
                "question." + question + ".error-" + violation.code(),
                "proposal." + question + ".error-" + violation.code())
            .map(service::key).filter(texts::has).findFirst().map(violation::worded).orElse(violation);
    }
}
