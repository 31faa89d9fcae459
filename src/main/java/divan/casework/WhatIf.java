package divan.casework;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a draft of the rules would have found in cases that are decided, held against what the rules in force
 * find in the very same: findings are compared, and nothing is decided. Where a person weighed, nobody knows
 * what they would have decided.
 */
final class WhatIf {
    /** Which way a draft differs for one case. */
    enum Effect {
        /** The same may be filed, the same is met and attended to, up to the same day. */
        SAME,
        /** Nothing better for the applicant, and something worse: not to be filed, unmet, an earlier end. */
        STRICTER,
        /** The other way round. */
        MILDER,
        /** Better and worse, or only what an official is to look at. */
        OTHERWISE;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * One case without anybody in it.
     *
     * @param groups {@code outcome}, {@code organ}, {@code nationality}… → to which of them it belongs
     */
    record Compared(Map<String, String> groups, Effect effect) {
    }

    /** Cases of one group: how many, and for how many the draft has which effect. */
    record Row(String key, long cases, Map<Effect, Long> effects) {
        long of(Effect effect) {
            return effects.getOrDefault(effect, 0L);
        }

        Row plus(Row other) {
            Map<Effect, Long> sum = new EnumMap<>(Effect.class);
            sum.putAll(effects);
            other.effects.forEach((effect, many) -> sum.merge(effect, many, Long::sum));
            return new Row(key, cases + other.cases, sum);
        }
    }

    private WhatIf() {
    }

    static Effect effect(Assessment inForce, Assessment draft) {
        boolean worse = inForce.admission().isEmpty() && !draft.admission().isEmpty()
            || !unmet(inForce).containsAll(unmet(draft)) || isEarlier(draft, inForce);
        boolean better = !inForce.admission().isEmpty() && draft.admission().isEmpty()
            || !unmet(draft).containsAll(unmet(inForce)) || isEarlier(inForce, draft);
        if (worse != better) {
            return worse ? Effect.STRICTER : Effect.MILDER;
        }
        return worse || !said(inForce).equals(said(draft)) ? Effect.OTHERWISE : Effect.SAME;
    }

    private static Set<String> unmet(Assessment assessment) {
        return assessment.findings().stream().filter(finding -> finding.outcome().equals("unmet"))
            .map(Finding::rule).collect(Collectors.toSet());
    }

    /** An end that cannot be said is no earlier and no later one: the findings tell why. */
    private static boolean isEarlier(Assessment one, Assessment other) {
        LocalDate end = one.latestEnd();
        LocalDate otherEnd = other.latestEnd();
        return end != null && otherEnd != null && end.isBefore(otherEnd);
    }

    /** All that a page would show of it, words and numbers apart. */
    private static Set<String> said(Assessment assessment) {
        Set<String> said = assessment.findings().stream().map(finding -> finding.rule() + " "
            + finding.outcome()).collect(Collectors.toSet());
        assessment.admission().forEach(violation -> said.add("admission " + violation.code()));
        said.add("end " + assessment.latestEnd());
        return said;
    }

    /** One row a value of a group, in the order of the values. */
    static List<Row> by(String group, List<Compared> cases) {
        Map<String, Row> rows = new TreeMap<>();
        cases.forEach(one -> {
            String key = one.groups().getOrDefault(group, "");
            rows.merge(key, new Row(key, 1, Map.of(one.effect(), 1L)), Row::plus);
        });
        return List.copyOf(rows.values());
    }

    /** Everything in one row. */
    static Row all(List<Compared> cases) {
        return cases.stream().map(one -> new Row("", 1, Map.of(one.effect(), 1L))).reduce(Row::plus)
            .orElse(new Row("", 0, Map.of()));
    }

    /** Years of age on a day, in bands: 0-17, 18-29, 30-44, 45-64, 65+. */
    static String ageBand(LocalDate birth, LocalDate day) {
        int years = birth.until(day).getYears();
        return years < 18 ? "0-17" : years < 30 ? "18-29" : years < 45 ? "30-44" : years < 65 ? "45-64"
            : "65+";
    }
}
