package divan.audit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;

/** The identities of the tables of money, within each and across them (Law 5018, article 20). */
final class BudgetRules {
    static final String TOTAL = "published_total_appropriation";
    private static final String SPENT = "spent";
    private static final List<String> LEVELS = List.of("total", "programme", "sub_programme", "activity");
    private static final List<String> ADDED_UP = List.of("kbo", TOTAL, SPENT);

    private final List<Rule> rules = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();
    private final Map<Sheet, Line> totals = new LinkedHashMap<>();
    /** Of the appropriation at the beginning of the year, by sheet. */
    private final Map<Sheet, String> initial = new LinkedHashMap<>();

    private BudgetRules() {
    }

    static BudgetRules of(List<Sheet> sheets) {
        BudgetRules all = new BudgetRules();
        for (Sheet sheet : sheets) {
            switch (sheet.layout()) {
                case BUDGET -> all.budget(sheet);
                case PROGRAMME -> all.programme(sheet);
                case UNIT -> all.units(sheet);
                case PLAN, FORM_3 -> {
                }
            }
        }
        all.acrossSheets();
        return all;
    }

    List<Rule> rules() {
        return rules;
    }

    /** Rows that have no place in their table. */
    List<Finding> findings() {
        return findings;
    }

    private static boolean has(Line line, String... columns) {
        return List.of(columns).stream().allMatch(line::has);
    }

    private void budget(Sheet sheet) {
        List<String> kbo = sheet.columns().stream().filter(c -> c.matches("kbo_[0-9]{4}")).distinct()
            .toList();
        String now = ofTheYear(sheet, kbo);
        initial.put(sheet, now);
        for (Line line : sheet.lines()) {
            identities(line, now);
            sheet.columns().stream().distinct().forEach(column -> increase(line, column));
        }
        List<Line> parts = sheet.lines().stream().filter(line -> !isTotal(line)).toList();
        List<String> added = new ArrayList<>(kbo);
        added.addAll(List.of("added", "deducted", TOTAL, SPENT, "published_remaining"));
        sheet.lines().stream().filter(BudgetRules::isTotal).findFirst().ifPresent(total -> {
            totals.put(sheet, total);
            added.forEach(column -> total(total, parts.stream().filter(BudgetRules::isFirstLevel).toList(),
                column));
        });
    }

    /** The appropriation that is added to and taken from stands before what is added. */
    private static String ofTheYear(Sheet sheet, List<String> kbo) {
        int added = sheet.columns().indexOf("added");
        return kbo.stream().filter(c -> sheet.columns().indexOf(c) < added)
            .reduce((one, next) -> one.compareTo(next) > 0 ? one : next).or(() -> kbo.stream().findFirst())
            .orElse("kbo");
    }

    private static boolean isTotal(Line line) {
        return Kind.isTotal(line.key()) || Kind.isTotal(line.text("title"))
            || line.text("level").equals(LEVELS.getFirst());
    }

    /** 03 and not 03.2, which is a part of it. */
    private static boolean isFirstLevel(Line line) {
        return !line.key().contains(".");
    }

    private void identities(Line line, String now) {
        if (has(line, now, "added", "deducted", TOTAL)) {
            Cell kbo = line.cell(now);
            Cell added = line.cell("added");
            Cell deducted = line.cell("deducted");
            Cell target = line.cell(TOTAL);
            Map<Cell, Integer> signs = new LinkedHashMap<>();
            signs.put(kbo, 1);
            signs.put(added, 1);
            signs.put(deducted, -1);
            rules.add(new Rule.Sum(Kind.ARITHMETIC, target, signs, List.of(
                sum("formula.kbo-added", target, Map.of(kbo, 1, added, 1)),
                sum("formula.kbo-deducted", target, Map.of(kbo, 1, deducted, -1)),
                sum("formula.kbo-turned", target, Map.of(kbo, 1, added, -1, deducted, 1)),
                sum("formula.kbo-all", target, Map.of(kbo, 1, added, 1, deducted, 1)),
                sum("formula.kbo", target, Map.of(kbo, 1)))));
        }
        spending(line, now);
    }

    private void spending(Line line, String now) {
        if (!has(line, TOTAL, SPENT)) {
            return;
        }
        Cell total = line.cell(TOTAL);
        Cell spent = line.cell(SPENT);
        Cell kbo = line.has(now) ? line.cell(now) : total;
        if (line.has("published_remaining")) {
            Cell target = line.cell("published_remaining");
            Map<Cell, Integer> signs = new LinkedHashMap<>();
            signs.put(total, 1);
            signs.put(spent, -1);
            rules.add(new Rule.Sum(Kind.ARITHMETIC, target, signs, List.of(
                sum("formula.kbo-spent", target, Map.of(kbo, 1, spent, -1)),
                sum("formula.spent-total", target, Map.of(spent, 1, total, -1)))));
        }
        if (line.has("published_realisation_pct")) {
            Cell target = line.cell("published_realisation_pct");
            rules.add(new Rule.Share(target, spent, total, false, List.of(
                share("formula.spent/kbo", target, spent, kbo),
                share("formula.total/kbo", target, total, kbo),
                share("formula.remaining/total", target, line.has("published_remaining")
                    ? line.cell("published_remaining") : total, total),
                share("formula.total/spent", target, total, spent))));
        }
    }

    private void increase(Line line, String column) {
        Matcher years = Layout.YEARLY.matcher(column);
        if (!years.matches() || years.group(2) == null) {
            return;
        }
        String before = "kbo_" + years.group(2);
        String after = "kbo_" + years.group(3);
        if (has(line, before, after)) {
            Cell target = line.cell(column);
            Cell one = line.cell(before);
            Cell next = line.cell(after);
            rules.add(new Rule.Share(target, next, one, true, List.of(
                share("formula.next/before", target, next, one),
                new Rule.Other("formula.decrease", new Rule.Share(target, one, next, true, List.of())),
                share("formula.before/next", target, one, next))));
        }
    }

    private static Rule.Other sum(String formula, Cell target, Map<Cell, Integer> signs) {
        return new Rule.Other(formula, new Rule.Sum(Kind.ARITHMETIC, target, signs, List.of()));
    }

    private static Rule.Other share(String formula, Cell target, Cell of, Cell by) {
        return new Rule.Other(formula, new Rule.Share(target, of, by, false, List.of()));
    }

    private void total(Line total, List<Line> parts, String column) {
        if (!parts.isEmpty() && total.has(column)) {
            rules.add(Rule.Sum.total(total.cell(column), parts.stream().filter(line -> line.has(column))
                .map(line -> line.cell(column)).toList()));
        }
    }

    private void units(Sheet sheet) {
        initial.put(sheet, "kbo");
        sheet.lines().forEach(this::shares);
        sheet.lines().stream().filter(BudgetRules::isTotal).findFirst().ifPresent(total -> {
            totals.put(sheet, total);
            List<Line> parts = sheet.lines().stream().filter(line -> !isTotal(line)).toList();
            ADDED_UP.forEach(column -> total(total, parts, column));
        });
    }

    private void shares(Line line) {
        if (!has(line, "kbo", TOTAL, SPENT)) {
            return;
        }
        Cell kbo = line.cell("kbo");
        Cell total = line.cell(TOTAL);
        Cell spent = line.cell(SPENT);
        if (line.has("published_pct_of_kbo")) {
            Cell target = line.cell("published_pct_of_kbo");
            rules.add(new Rule.Share(target, spent, kbo, false, List.of(
                share("formula.total/kbo", target, total, kbo), share("formula.spent/total", target, spent,
                    total), share("formula.kbo/spent", target, kbo, spent))));
        }
        if (line.has("published_pct_of_total")) {
            Cell target = line.cell("published_pct_of_total");
            rules.add(new Rule.Share(target, spent, total, false, List.of(
                share("formula.spent/kbo", target, spent, kbo),
                share("formula.total/kbo", target, total, kbo),
                share("formula.total/spent", target, total, spent))));
        }
    }

    private void programme(Sheet sheet) {
        initial.put(sheet, "kbo");
        Map<Line, List<Line>> parts = new LinkedHashMap<>();
        Line[] above = new Line[LEVELS.size()];
        List<Line> programmes = new ArrayList<>();
        for (Line line : sheet.lines()) {
            shares(line);
            int level = isTotal(line) ? 0 : LEVELS.indexOf(line.text("level"));
            if (level < 0 || level > 1 && above[level - 1] == null) {
                findings.add(line.cell("level").error(Kind.ROW, null, level < 0 ? "row.level" : "row.above"));
            } else if (level == 0) {
                totals.put(sheet, line);
            } else {
                place(line, level, above, parts, programmes);
            }
        }
        Optional.ofNullable(totals.get(sheet)).ifPresent(total -> parts.put(total, programmes));
        parts.forEach((line, below) -> ADDED_UP.forEach(column -> total(line, below, column)));
    }

    private static void place(Line line, int level, Line[] above, Map<Line, List<Line>> parts,
            List<Line> programmes) {
        above[level] = line;
        for (int below = level + 1; below < above.length; below++) {
            above[below] = null;
        }
        if (level == 1) {
            programmes.add(line);
        } else {
            parts.computeIfAbsent(above[level - 1], l -> new ArrayList<>()).add(line);
        }
    }

    /** One institution's whole is the same by economic code, by programme and by unit. */
    private void acrossSheets() {
        List<Sheet> sheets = List.copyOf(totals.keySet());
        for (int i = 0; i < sheets.size(); i++) {
            for (int k = i + 1; k < sheets.size(); k++) {
                same(sheets.get(i), sheets.get(k));
            }
        }
    }

    private void same(Sheet one, Sheet other) {
        Line first = totals.get(one);
        Line second = totals.get(other);
        if (first == null || second == null || one.layout() == other.layout()) {
            return;
        }
        ADDED_UP.forEach(column -> {
            String there = column.equals("kbo") ? initial.getOrDefault(one, column) : column;
            String here = column.equals("kbo") ? initial.getOrDefault(other, column) : column;
            if (first.has(there) && second.has(here)) {
                rules.add(Rule.Sum.same(second.cell(here), first.cell(there)));
            }
        });
    }
}
