package divan.catalogue;

import java.util.List;
import java.util.Map;

/**
 * What definitions left unsaid while there was one service only. Cases that began under such a version of the
 * pack keep it, and their letters and acts still need it.
 */
final class Earlier {
    /** What packs before decision 0040 called a chosen representative who is one by profession. */
    static final String LAWYER = "lawyer";
    static final Map<String, List<String>> BASIS = Map.of("filed", List.of("6458/24/2"),
        "decided", List.of("6458/24/1", "6458/25/1"), "served", List.of("6458/25/2", "7201"),
        "read", List.of("6458/24/1"));
    static final List<String> ASKED = List.of("6458/21/3");
    static final Map<String, Map<String, Service.Said>> SAYS = Map.of(
        "case", Map.of("requested_until", said("answers.requested_until")),
        "permit", Map.of("number", said("permit.permit_number"), "from", said("permit.from"),
            "until", said("permit.until"), "ground", new Service.Said("permit.ground", "ground", null)));

    private Earlier() {
    }

    private static Service.Said said(String is) {
        return new Service.Said(is, null, null);
    }
}
