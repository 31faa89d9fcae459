package divan.rules;

/**
 * Something wrong with a model.
 *
 * @param element id of the element of the model, or empty where it concerns the whole
 */
public record Problem(String element, String message) {
    @Override
    public String toString() {
        return element.isEmpty() ? message : element + ": " + message;
    }
}
