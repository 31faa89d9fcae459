package divan.planning;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a unit writes of one indicator of a target: whether it still fits what was found to be needed, whether
 * it met that need, at what cost, and what endangers it (ilgililik, etkililik, etkinlik, sürdürülebilirlik;
 * guide to strategic planning for public administrations).
 *
 * @param reached the value that was before whoever wrote it; null where none was known
 */
public record EvaluationLine(String indicator, @Nullable BigDecimal reached, String relevance,
        String effectiveness, String efficiency, String sustainability) {
    /** Of the four, in the order of the guide. */
    public static final List<String> CRITERIA = List.of("relevance", "effectiveness", "efficiency",
        "sustainability");

    public String of(String criterion) {
        return switch (criterion) {
            case "relevance" -> relevance;
            case "effectiveness" -> effectiveness;
            case "efficiency" -> efficiency;
            case "sustainability" -> sustainability;
            default -> throw new IllegalArgumentException(criterion);
        };
    }

    /** As acts say it. */
    Map<String, Object> body() {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("indicator", indicator);
        body.put("reached", IndicatorTable.plain(reached));
        CRITERIA.forEach(criterion -> body.put(criterion, of(criterion)));
        return body;
    }
}
