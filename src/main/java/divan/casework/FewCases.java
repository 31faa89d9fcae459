package divan.casework;

import divan.casework.WhatIf.Effect;
import divan.casework.WhatIf.Row;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Figures of single people are kept secret. Groups of fewer than the least number of cases are put together.
 * A number between nothing and the least is not told, nor as many others of its row and column as it takes
 * that it cannot be reckoned from the sums: what is untold there is at least two numbers, and stands for
 * nobody or for enough. An effect whose sum of all cases is not told is told in no table.
 */
final class FewCases {
    /** A group no longer told by itself. */
    static final String REST = "rest";

    /** A row as it may be told; null stands for what is not. */
    record Told(String key, long cases, Map<Effect, @Nullable Long> effects) {
    }

    private final int least;
    private final List<Row> rows;
    private final List<Set<Effect>> hidden = new ArrayList<>();

    private FewCases(List<Row> rows, Set<Effect> secret, int least) {
        this.rows = rows;
        this.least = least;
        for (Row row : rows) {
            Set<Effect> cells = EnumSet.noneOf(Effect.class);
            cells.addAll(secret);
            Arrays.stream(Effect.values()).filter(effect -> row.of(effect) > 0 && row.of(effect) < least)
                .forEach(cells::add);
            hidden.add(cells);
        }
    }

    /**
     * @param total of all rows, which is told beside them
     * @return nothing where all cases together are too few
     */
    static List<Told> told(List<Row> rows, Row total, int least) {
        if (total.cases() < least) {
            return List.of();
        }
        FewCases whole = new FewCases(List.of(total), Set.of(), least);
        whole.hideInRows();
        Set<Effect> secret = whole.hidden.getFirst();
        FewCases table = new FewCases(together(rows, least), secret, least);
        boolean again = true;
        while (again) {
            again = table.hideInRows() | table.hideInColumns(secret);
        }
        return table.told();
    }

    /** Groups that are too small are one group; while that is too small itself, the next larger one joins. */
    private static List<Row> together(List<Row> rows, int least) {
        List<Row> bySize = rows.stream().filter(row -> row.cases() > 0)
            .sorted(Comparator.comparingLong(Row::cases)).toList();
        Row rest = new Row(REST, 0, Map.of());
        int taken = 0;
        while (taken < bySize.size() && (bySize.get(taken).cases() < least
                || rest.cases() > 0 && rest.cases() < least)) {
            rest = rest.plus(bySize.get(taken++));
        }
        List<Row> kept = new ArrayList<>(bySize.subList(taken, bySize.size()));
        kept.sort(Comparator.comparing(Row::key));
        if (taken > 0) {
            kept.add(rest);
        }
        return kept;
    }

    private List<Told> told() {
        return IntStream.range(0, rows.size()).mapToObj(i -> {
            Map<Effect, @Nullable Long> cells = new EnumMap<>(Effect.class);
            for (Effect effect : Effect.values()) {
                cells.put(effect, hidden.get(i).contains(effect) ? null
                    : Long.valueOf(rows.get(i).of(effect)));
            }
            return new Told(rows.get(i).key(), rows.get(i).cases(), cells);
        }).toList();
    }

    private boolean hideInRows() {
        boolean some = false;
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            some |= hideMore(List.of(Effect.values()), hidden.get(i)::contains, row::of,
                hidden.get(i)::add);
        }
        return some;
    }

    /** Of effects whose sum is told. */
    private boolean hideInColumns(Set<Effect> secret) {
        boolean some = false;
        List<Integer> all = IntStream.range(0, rows.size()).boxed().toList();
        for (Effect effect : Effect.values()) {
            some |= !secret.contains(effect) && hideMore(all, i -> hidden.get(i).contains(effect),
                i -> rows.get(i).of(effect), i -> hidden.get(i).add(effect));
        }
        return some;
    }

    /** The smallest number that is told is hidden too, zeros last, while what is hidden could be reckoned. */
    private <T> boolean hideMore(List<T> line, Predicate<T> isHidden, ToLongFunction<T> many,
            Consumer<T> hide) {
        boolean some = false;
        while (isReckonable(line.stream().filter(isHidden).mapToLong(many).toArray())) {
            var next = line.stream().filter(isHidden.negate()).min(Comparator
                .<T>comparingInt(one -> many.applyAsLong(one) == 0 ? 1 : 0).thenComparingLong(many));
            if (next.isEmpty()) {
                return some;
            }
            hide.accept(next.get());
            some = true;
        }
        return some;
    }

    private boolean isReckonable(long[] untold) {
        long sum = Arrays.stream(untold).sum();
        return untold.length == 1 || sum > 0 && sum < least;
    }
}
