package divan.catalogue;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A public service as one version of a pack defines it.
 *
 * @param pack name and {@code version} of the pack that defines it
 * @param inputs what rules, form and letters may see, from which register
 * @param parameters name in FEEL → id of the dated parameter
 * @param grantProvisions FEEL, each a provision that a grant rests on
 * @param fourEyes whether somebody else than whoever proposed must decide
 * @param functions step of the process → the function its official must hold
 */
public record Service(String id, String pack, String version, String organKind, String provinceExpression,
        List<String> provisions, Map<String, Input> inputs, Map<String, String> parameters,
        List<NeededDocument> documents, @Nullable String feeParameter, @Nullable String durationParameter,
        String durationProvision, Map<String, String> functions, String fileCode, boolean fileCodeConfirmed,
        Remedy remedy, Map<String, LetterUse> letters, List<Effect> effects,
        List<String> grantProvisions, boolean fourEyes) {

    /**
     * What the service may read of a register: fields of one row, and its first ({@code from}) and last
     * ({@code until}) day where {@code validity} is asked; {@code listOf} asks for one field of every row in force.
     */
    public record Input(String register, List<String> fields, boolean validity, @Nullable String listOf) {
    }

    /** A document that the applicant brings, when the FEEL condition holds, and why. */
    public record NeededDocument(String id, String when, String provision) {
    }

    /** How to go against the decision. */
    public record Remedy(String courtKey, String daysParameter, List<String> provisions) {
    }

    /** A letter's template, what kind of document it is, and the provisions it is written under. */
    public record LetterUse(String id, String template, String kind, List<String> provisions) {
    }

    /** A row that a decision writes into a register: FEEL by field, and for its first and last day. */
    public record Effect(String id, String register, String provision, String from, String until,
            Map<String, String> row) {
    }

    /** Where this service's files stand in its pack. */
    public String folder() {
        return "services/" + id + "/";
    }

    public String key(String rest) {
        return "service." + id + "." + rest;
    }
}
