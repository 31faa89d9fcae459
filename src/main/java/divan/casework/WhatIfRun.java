package divan.casework;

import divan.journal.Act;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What came of a draft, as the act says it: figures of many cases, and nobody's data.
 *
 * @param parameters name in FEEL → the value that the draft puts in the place of what held for each case
 * @param rules SHA-256 of a draft of the decision model, or empty
 * @param bound how many cases are asked at most, those filed last first
 * @param replayed how many were asked
 * @param unanswered how many of those the draft or the rules in force could not answer
 * @param least fewest cases that are spoken of
 * @param tables group → rows; empty where all cases together are too few
 */
public record WhatIfRun(UUID act, Instant at, String service, String version, Map<String, String> parameters,
        String rules, int bound, int replayed, int unanswered, int least, Map<String, List<Row>> tables) {
    static final String TYPE = "what-if.run";
    /** By what cases are told apart, in this order; the first is all of them. */
    static final List<String> GROUPS = List.of("all", "outcome", "organ", "nationality", "sex", "age");

    /**
     * A row: how many cases, and for how many the draft has which effect ({@code same}, {@code stricter},
     * {@code milder}, {@code otherwise}); null where that is kept secret.
     */
    public record Row(String key, long cases, Map<String, @Nullable Long> effects) {
    }

    static List<String> effects() {
        List<String> effects = new ArrayList<>();
        for (WhatIf.Effect effect : WhatIf.Effect.values()) {
            effects.add(effect.code());
        }
        return effects;
    }

    /** Figures of the cases as they may be told. */
    static Map<String, Object> tables(List<WhatIf.Compared> cases, int least) {
        Map<String, Object> tables = new LinkedHashMap<>();
        WhatIf.Row total = WhatIf.all(cases);
        for (String group : GROUPS) {
            List<WhatIf.Row> rows = group.equals("all") ? List.of(total) : WhatIf.by(group, cases);
            tables.put(group, FewCases.told(rows, total, least).stream().map(WhatIfRun::written).toList());
        }
        return tables;
    }

    private static Map<String, @Nullable Object> written(FewCases.Told told) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("key", told.key());
        row.put("cases", (int) told.cases());
        told.effects().forEach((effect, many) ->
            row.put(effect.code(), many == null ? null : Integer.valueOf(many.intValue())));
        return row;
    }

    @SuppressWarnings("unchecked")
    static WhatIfRun of(Act act) {
        Map<String, Object> body = act.body();
        Map<String, List<Row>> tables = new LinkedHashMap<>();
        var told = (Map<String, List<Map<String, Object>>>) Objects.requireNonNull(body.get("tables"));
        GROUPS.forEach(group -> tables.put(group, Objects.requireNonNull(told.get(group)).stream()
            .map(WhatIfRun::row).toList()));
        return new WhatIfRun(act.id(), act.at(), String.valueOf(body.get("service")),
            String.valueOf(body.get("version")), (Map<String, String>) body.get("parameters"),
            String.valueOf(body.get("rules")), number(body, "bound"), number(body, "replayed"),
            number(body, "unanswered"), number(body, "least"), tables);
    }

    private static Row row(Map<String, Object> told) {
        Map<String, @Nullable Long> effects = new LinkedHashMap<>();
        effects().forEach(effect -> effects.put(effect,
            told.get(effect) instanceof Number many ? Long.valueOf(many.longValue()) : null));
        return new Row(String.valueOf(told.get("key")), number(told, "cases"), effects);
    }

    private static int number(Map<String, Object> body, String key) {
        return ((Number) Objects.requireNonNull(body.get(key))).intValue();
    }
}
