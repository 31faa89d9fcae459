package divan.reporting;

import divan.audit.Formula;
import divan.budget.Amounts;
import divan.budget.BudgetFigures;
import divan.budget.BudgetFigures.Activity;
import divan.budget.BudgetFigures.Earlier;
import divan.budget.BudgetFigures.Economic;
import divan.budget.BudgetFigures.Share;
import divan.reporting.Block.Bar;
import divan.reporting.Block.Row;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Section III.A: what was given, what was spent, by economic code, activity and unit; and year by year. */
final class MoneyTables {
    private static final String BUDGET = "budget.csv";
    private static final String TOTAL = "TOTAL";
    private static final String GRAND_TOTAL = "GENEL TOPLAM";

    private final Draft draft;
    private final BudgetFigures budget;

    MoneyTables(Draft draft, BudgetFigures budget) {
        this.draft = draft;
        this.budget = budget;
    }

    /** III.A.1: the years side by side. */
    void years() {
        List<Earlier> years = new ArrayList<>(budget.earlier());
        Amounts now = budget.total();
        years.add(new Earlier(budget.year(), now.appropriation(), now.spent()));
        List<Row> rows = years.stream().map(year -> {
            boolean given = year.year() != budget.year();
            return new Row(List.of(Cell.words(String.valueOf(year.year())),
                year(year, "appropriation", year.appropriation(), given),
                year(year, "spent", year.spent(), given),
                year(year, "realisation_pct", rate(year), false)), 0);
        }).toList();
        draft.grid(draft.word("table.years"), draft.word("printed.years"), draft.columns("year",
            "appropriation", "spent", "rate"), rows);
        BigDecimal longest = years.stream().map(Earlier::appropriation)
            .reduce(BigDecimal.ONE, BigDecimal::max);
        draft.chart(draft.word("chart.years"), draft.word("chart.years-lead"), years.stream().map(year ->
            new Bar(String.valueOf(year.year()), picture(year, longest), draft.percent(rate(year))))
            .toList());
    }

    private static @Nullable BigDecimal rate(Earlier year) {
        return Formula.rate(year.spent(), year.appropriation());
    }

    private Picture picture(Earlier year, BigDecimal longest) {
        return Picture.share(year.spent(), year.appropriation(), longest, draft.word("chart.years-words",
            year.year(), draft.number(year.appropriation()), draft.number(year.spent()),
            draft.percent(rate(year))));
    }

    private Cell year(Earlier year, String column, @Nullable BigDecimal value, boolean given) {
        String row = String.valueOf(year.year());
        return given ? draft.input("years.csv", row, "published_" + column, value)
            : draft.computed("years.csv", row, "published_" + column, value);
    }

    /** III.A.2: every table of money. */
    void tables() {
        execution();
        activities();
        units();
        initials();
    }

    private void execution() {
        List<Row> rows = new ArrayList<>();
        budget.economic().forEach(line -> rows.add(new Row(execution(line.code(), name(line), line.amounts(),
            false), 0)));
        rows.add(new Row(execution(TOTAL, draft.word("total"), budget.total(), true), 2));
        draft.grid(draft.word("table.execution", budget.year()), draft.word("printed.execution"),
            draft.columns("economic", "initial", "added", "deducted", "appropriation", "spent", "remaining",
                "rate"), rows);
    }

    private List<Cell> execution(String row, String name, Amounts amounts, boolean whole) {
        return List.of(Cell.words(name), part(row, "kbo_" + budget.year(), amounts.initial(), whole),
            part(row, "added", amounts.added(), whole), part(row, "deducted", amounts.deducted(), whole),
            draft.computed(BUDGET, row, "published_total_appropriation", amounts.appropriation()),
            part(row, "spent", amounts.spent(), whole),
            draft.computed(BUDGET, row, "published_remaining", amounts.remaining()),
            draft.computed(BUDGET, row, "published_realisation_pct", amounts.rate()));
    }

    private Cell part(String row, String column, BigDecimal value, boolean whole) {
        return whole ? draft.computed(BUDGET, row, column, value) : draft.input(BUDGET, row, column, value);
    }

    private String name(Economic line) {
        return line.code() + " " + draft.choose(line.title(), line.titleEn());
    }

    /** Appropriations at the beginning of the years, each beside the one before. */
    private void initials() {
        Set<Integer> years = new LinkedHashSet<>();
        budget.economic().forEach(line -> years.addAll(line.initials().keySet()));
        List<Integer> sorted = years.stream().sorted().toList();
        for (int i = 1; i < sorted.size(); i++) {
            initials(sorted.get(i - 1), sorted.get(i));
        }
    }

    private void initials(int before, int year) {
        List<Row> rows = new ArrayList<>();
        budget.economic().forEach(line -> rows.add(new Row(initials(line.code(), name(line),
            initial(line, before), initial(line, year), before, year, false), 0)));
        rows.add(new Row(initials(TOTAL, draft.word("total"), sum(line -> initial(line, before)),
            sum(line -> initial(line, year)), before, year, true), 2));
        draft.grid(draft.word("table.initials", before, year),
            draft.word(year > budget.year() ? "printed.initials-next" : "printed.initials"), List.of(
                new Block.Column(draft.word("column.economic"), false),
                new Block.Column(draft.word("column.initial-of", before), true),
                new Block.Column(draft.word("column.initial-of", year), true),
                new Block.Column(draft.word("column.increase"), true)), rows);
    }

    private List<Cell> initials(String row, String name, BigDecimal first, BigDecimal second, int before,
            int year, boolean whole) {
        return List.of(Cell.words(name), part(row, "kbo_" + before, first, whole),
            part(row, "kbo_" + year, second, whole), draft.computed(BUDGET, row, "published_increase_"
                + before + "_" + year + "_pct", Formula.rate(second.subtract(first), first)));
    }

    private static BigDecimal initial(Economic line, int year) {
        return line.initials().getOrDefault(year, BigDecimal.ZERO);
    }

    private BigDecimal sum(Function<Economic, BigDecimal> of) {
        return budget.economic().stream().map(of).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private void activities() {
        Map<String, Map<String, List<Activity>>> tree = new LinkedHashMap<>();
        budget.activities().forEach(activity -> tree
            .computeIfAbsent(activity.programme(), p -> new LinkedHashMap<>())
            .computeIfAbsent(activity.subProgramme(), s -> new ArrayList<>()).add(activity));
        List<Row> rows = new ArrayList<>();
        tree.forEach((programme, subs) -> {
            rows.add(share("programmes.csv", programme, total(subs.values().stream().flatMap(List::stream)
                .toList()), 2));
            subs.forEach((sub, activities) -> {
                rows.add(share("programmes.csv", sub, total(activities), 1));
                activities.forEach(a -> rows.add(share("programmes.csv", a.title(), a.share(), 0)));
            });
        });
        rows.add(share("programmes.csv", GRAND_TOTAL, total(budget.activities()), 3));
        draft.grid(draft.word("table.activities"), draft.word("printed.activities"), shares("activity"),
            rows);
    }

    private static Share total(List<Activity> activities) {
        return activities.stream().map(Activity::share).reduce(Share.NONE, Share::plus);
    }

    private void units() {
        List<Row> rows = new ArrayList<>();
        budget.units().forEach(unit -> rows.add(share("units.csv", unit.title(), unit.share(), 0)));
        rows.add(share("units.csv", GRAND_TOTAL, budget.units().stream().map(BudgetFigures.Unit::share)
            .reduce(Share.NONE, Share::plus), 3));
        draft.grid(draft.word("table.units"), draft.word("printed.units"), shares("unit"), rows);
    }

    private List<Block.Column> shares(String of) {
        return draft.columns(of, "initial", "appropriation", "spent", "rate-of-initial", "rate");
    }

    private Row share(String file, String title, Share share, int level) {
        boolean whole = level > 0;
        String name = title.equals(GRAND_TOTAL) ? draft.word("total") : title;
        return new Row(List.of(Cell.words(name), cell(file, title, "kbo", share.initial(), whole),
            cell(file, title, "published_total_appropriation", share.appropriation(), whole),
            cell(file, title, "spent", share.spent(), whole),
            draft.computed(file, title, "published_pct_of_kbo", Formula.rate(share.spent(), share.initial())),
            draft.computed(file, title, "published_pct_of_total", Formula.rate(share.spent(),
                share.appropriation()))), level);
    }

    private Cell cell(String file, String row, String column, BigDecimal value, boolean whole) {
        return whole ? draft.computed(file, row, column, value) : draft.input(file, row, column, value);
    }
}
