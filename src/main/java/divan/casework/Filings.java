package divan.casework;

import divan.journal.Actor;
import divan.kernel.Violation;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How an assessment is written into the act of filing, and read back. */
final class Filings {
    private Filings() {
    }

    /** The program on behalf of nobody, in the business of an organ, so that the organ sees the act. */
    static Actor system(String organ) {
        return Actor.system(organ);
    }

    /**
     * A parameter of the day that holds for the case, by its name in FEEL; empty where it was not known then.
     */
    static String parameter(Map<String, Object> filing, String name) {
        Object value = filing.get("facts") instanceof Map<?, ?> facts
            && facts.get("parameters") instanceof Map<?, ?> parameters ? parameters.get(name) : null;
        return value == null ? "" : value.toString();
    }

    /** The same where it is a number of days. */
    static int days(Map<String, Object> filing, String name, int otherwise) {
        String value = parameter(filing, name);
        return value.matches("[0-9]{1,5}") ? Integer.parseInt(value) : otherwise;
    }

    static Map<String, @Nullable Object> written(Assessment assessment) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("findings", assessment.findings().stream().map(f -> Map.of("rule", f.rule(), "outcome",
            f.outcome(), "args", f.args(), "provision", f.provision())).toList());
        LocalDate latest = assessment.latestEnd();
        map.put("latestEnd", latest == null ? null : latest.toString());
        map.put("latestEndProvision", assessment.latestEndProvision());
        map.put("childConcerned", assessment.childConcerned());
        return map;
    }

    @SuppressWarnings("unchecked")
    static Assessment assessment(Map<String, Object> filing) {
        Map<String, Object> map = (Map<String, Object>) filing.get("assessment");
        List<Finding> findings = new ArrayList<>();
        ((List<Map<String, Object>>) map.get("findings")).forEach(f -> findings.add(new Finding(
            String.valueOf(f.get("rule")), String.valueOf(f.get("outcome")), (List<String>) f.get("args"),
            String.valueOf(f.get("provision")))));
        Object latest = map.get("latestEnd");
        return new Assessment(List.<Violation>of(), findings, latest == null ? null
            : LocalDate.parse(latest.toString()), String.valueOf(map.get("latestEndProvision")),
            Boolean.TRUE.equals(map.get("childConcerned")));
    }
}
