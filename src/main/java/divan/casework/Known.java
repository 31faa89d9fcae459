package divan.casework;

import divan.catalogue.Service;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which input a question is answered from, and which field of its register. */
record Known(String input, String field) {
    private static final Pattern PATH = Pattern.compile("([a-z_]+)[.]([a-z_]+)");

    /** By the first path of the question's FEEL; empty where no register answers it. */
    static Optional<Known> of(Question question) {
        Matcher path = PATH.matcher(question.knownFrom() == null ? "" : question.knownFrom());
        return path.find() ? Optional.of(new Known(path.group(1), path.group(2).replace('_', '-')))
            : Optional.empty();
    }

    /** Whether these facts of a service leave it out ({@link Facts#only}). */
    boolean isLeftOut(Service service, Map<String, ?> facts) {
        Service.Input of = service.inputs().get(input);
        return of != null && !of.about() && (!facts.containsKey(input)
            || facts.get(input) instanceof Map<?, ?> row && !row.containsKey(field.replace('-', '_')));
    }
}
