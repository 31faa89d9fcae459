package divan.casework;

import static org.assertj.core.api.Assertions.assertThat;

import divan.casework.WhatIf.Compared;
import divan.casework.WhatIf.Effect;
import divan.casework.WhatIf.Row;
import divan.kernel.Violation;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which way a draft differs, and which figures of it may be told. */
class WhatIfTest {
    private static final LocalDate END = LocalDate.of(2027, 12, 15);

    private static Assessment assessment(boolean admitted, String means, @Nullable LocalDate end) {
        return new Assessment(admitted ? List.of() : List.of(Violation.of("too-early", "")),
            List.of(new Finding("means", means, List.of(), "6458/32/1-a"),
                new Finding("address", "satisfied", List.of(), "6458/32/1-b")), end, "", false);
    }

    @Test
    void aDraftIsStricterOrMilderForTheApplicant() {
        Assessment usual = assessment(true, "satisfied", END);
        assertThat(WhatIf.effect(usual, assessment(true, "satisfied", END))).isEqualTo(Effect.SAME);
        assertThat(WhatIf.effect(usual, assessment(true, "unmet", END))).isEqualTo(Effect.STRICTER);
        assertThat(WhatIf.effect(assessment(true, "unmet", END), usual)).isEqualTo(Effect.MILDER);
        assertThat(WhatIf.effect(usual, assessment(false, "satisfied", END))).isEqualTo(Effect.STRICTER);
        assertThat(WhatIf.effect(assessment(false, "satisfied", END), usual)).isEqualTo(Effect.MILDER);
        assertThat(WhatIf.effect(usual, assessment(true, "satisfied", END.minusDays(1))))
            .isEqualTo(Effect.STRICTER);
        assertThat(WhatIf.effect(usual, assessment(true, "satisfied", END.plusDays(1))))
            .isEqualTo(Effect.MILDER);
    }

    @Test
    void whatIsBothOrNeitherIsOtherwise() {
        Assessment usual = assessment(true, "satisfied", END);
        assertThat(WhatIf.effect(usual, assessment(true, "unmet", END.plusDays(1))))
            .isEqualTo(Effect.OTHERWISE);
        assertThat(WhatIf.effect(usual, assessment(true, "attention", END))).isEqualTo(Effect.OTHERWISE);
        assertThat(WhatIf.effect(usual, assessment(true, "satisfied", null))).isEqualTo(Effect.OTHERWISE);
    }

    @Test
    void bandsOfAgeChangeOnTheBirthday() {
        LocalDate day = LocalDate.of(2026, 11, 22);
        assertThat(WhatIf.ageBand(LocalDate.of(2008, 11, 23), day)).isEqualTo("0-17");
        assertThat(WhatIf.ageBand(LocalDate.of(2008, 11, 22), day)).isEqualTo("18-29");
        assertThat(WhatIf.ageBand(LocalDate.of(1996, 11, 22), day)).isEqualTo("30-44");
        assertThat(WhatIf.ageBand(LocalDate.of(1981, 11, 23), day)).isEqualTo("30-44");
        assertThat(WhatIf.ageBand(LocalDate.of(1981, 11, 22), day)).isEqualTo("45-64");
        assertThat(WhatIf.ageBand(LocalDate.of(1961, 11, 22), day)).isEqualTo("65+");
    }

    private static List<Compared> planted(int... perGroup) {
        List<Compared> cases = new ArrayList<>();
        for (int group = 0; group < perGroup.length; group++) {
            for (int i = 0; i < perGroup[group]; i++) {
                cases.add(new Compared(Map.of("sex", "g" + group), i % 2 == 0 ? Effect.SAME
                    : Effect.STRICTER));
            }
        }
        return cases;
    }

    @Test
    void plantedDifferencesAreCountedByGroup() {
        List<Compared> cases = planted(20, 10);
        List<FewCases.Told> told = FewCases.told(WhatIf.by("sex", cases), WhatIf.all(cases), 3);
        assertThat(told).extracting(FewCases.Told::key).containsExactly("g0", "g1");
        assertThat(told).extracting(one -> one.effects().get(Effect.STRICTER)).containsExactly(10L, 5L);
        assertThat(told).extracting(one -> one.effects().get(Effect.MILDER)).containsExactly(0L, 0L);
    }

    @Test
    void groupsOfFewArePutTogether() {
        List<Compared> cases = planted(20, 2, 2, 7);
        assertThat(FewCases.told(WhatIf.by("sex", cases), WhatIf.all(cases), 3))
            .extracting(FewCases.Told::key, FewCases.Told::cases)
            .containsExactly(org.assertj.core.groups.Tuple.tuple("g0", 20L),
                org.assertj.core.groups.Tuple.tuple("g3", 7L),
                org.assertj.core.groups.Tuple.tuple(FewCases.REST, 4L));
        List<Compared> alone = planted(20, 2);
        assertThat(FewCases.told(WhatIf.by("sex", alone), WhatIf.all(alone), 3))
            .as("two alone would be told by the sum").extracting(FewCases.Told::key)
            .containsExactly(FewCases.REST);
        List<Compared> two = planted(2);
        assertThat(FewCases.told(WhatIf.by("sex", two), WhatIf.all(two), 3)).isEmpty();
    }

    /** Ten thousand tables: whoever adds and subtracts learns of no number between nothing and the least. */
    @Test
    void noSmallNumberIsToldOrCanBeReckoned() {
        Random random = new Random(379);
        int hidden = 0;
        for (int run = 0; run < 10_000; run++) {
            int least = 2 + random.nextInt(4);
            List<Row> rows = new ArrayList<>();
            for (int i = 0; i < 1 + random.nextInt(5); i++) {
                Map<Effect, Long> effects = new EnumMap<>(Effect.class);
                for (Effect effect : Effect.values()) {
                    effects.put(effect, random.nextInt(3) == 0 ? 0L : (long) random.nextInt(9));
                }
                rows.add(new Row("g" + i, effects.values().stream().mapToLong(n -> n).sum(), effects));
            }
            Row total = rows.stream().reduce(new Row("", 0, Map.of()), Row::plus);
            List<FewCases.Told> whole = FewCases.told(List.of(total), total, least);
            List<FewCases.Told> told = FewCases.told(rows, total, least);
            assertThat(told.stream().mapToLong(FewCases.Told::cases).sum())
                .isEqualTo(total.cases() < least ? 0 : total.cases());
            for (FewCases.Told row : told) {
                assertThat(row.cases()).isGreaterThanOrEqualTo(least);
                row.effects().values().stream().filter(Objects::nonNull).forEach(many ->
                    assertThat(many == 0 || many >= least).as(told + " " + least).isTrue());
                long untold = row.cases() - row.effects().values().stream().filter(Objects::nonNull)
                    .mapToLong(Long::longValue).sum();
                assertThat(untold == 0 || untold >= least).as(told + " " + least).isTrue();
                hidden += (int) row.effects().values().stream().filter(Objects::isNull).count();
            }
            for (Effect effect : Effect.values()) {
                Long sum = whole.isEmpty() ? null : whole.getFirst().effects().get(effect);
                long untold = told.stream().filter(row -> row.effects().get(effect) == null).count();
                if (sum == null) {
                    assertThat(untold).as("secret everywhere").isEqualTo(told.size());
                } else {
                    assertThat(untold).as(told + " " + least).isNotEqualTo(1);
                }
            }
        }
        assertThat(hidden).isPositive();
    }
}
