package divan.process;

import java.util.List;
import java.util.stream.Collectors;

/** Everything for which a model is refused, at once, in the order of its lines. */
public final class ModelErrors extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient List<Problem> problems;

    /**
     * One reason.
     *
     * @param elementId the id of the element, or of the nearest one around it that has an id; empty if none
     * has
     * @param line line in the file, from 1
     * @param code stable and dotted, {@code flow.condition}
     * @param message one English sentence
     */
    public record Problem(String elementId, int line, String code, String message) {
        @Override
        public String toString() {
            return line + ": " + (elementId.isEmpty() ? "" : elementId + ": ") + message + " [" + code + "]";
        }
    }

    ModelErrors(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    static ModelErrors of(int line, String code, String message) {
        return new ModelErrors(List.of(new Problem("", line, code, message)));
    }

    public List<Problem> problems() {
        return problems;
    }
}
