package divan.reporting;

import divan.audit.Audit;
import divan.packs.Pack;
import divan.packs.Table;
import divan.planning.Plan;
import divan.planning.PlannedIndicator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/**
 * What a published report printed, cell by cell, and what the audit says of it. Printed values and inputs
 * lie apart; the tables that the audit reads are put together here and nowhere kept.
 */
final class Printed {
    private static final String PLAN = "plan.csv";
    private static final List<String> PLAN_COLUMNS = List.of("aim", "target", "target_title",
        "responsible_unit", "published_target_pct", "indicator", "indicator_title", "weight_pct",
        "baseline_A", "planned_B", "actual_C", "published_pct");

    private final Map<List<String>, String> cells = new HashMap<>();
    private final Map<String, byte[]> tables = new LinkedHashMap<>();
    private final Pack pack;
    private final String folder;

    private Printed(Pack pack, int year) {
        this.pack = pack;
        this.folder = "reports/" + year + "/printed/";
    }

    /** Tables that were not printed are simply absent; a report of the running year has none. */
    static Printed of(Pack pack, int year, Plan plan) {
        Printed printed = new Printed(pack, year);
        String budget = "budget/" + year + "/";
        printed.auditable("budget.csv", budget + "economic.csv", row -> row.get("economic_code"), "");
        printed.auditable("programmes.csv", budget + "activities.csv", row -> row.get("title"), "activity");
        printed.auditable("units.csv", budget + "units.csv", row -> row.get("unit"), "");
        printed.auditable("form-3.csv", "performance/" + year + ".csv",
            row -> row.get("sub_programme") + " " + row.get("no"), "");
        printed.plan(plan, year);
        printed.pack.paths(printed.folder, ".csv").stream().map(path ->
            path.substring(printed.folder.length())).filter(name -> !printed.tables.containsKey(name))
            .forEach(printed::plain);
        return printed;
    }

    @Nullable String text(String file, String row, String column) {
        return cells.get(List.of(file, row, column));
    }

    /** Nothing is said of a table that was not printed. */
    Audit.Audited audited() {
        return Audit.of(tables);
    }

    /** The tables the audit reads, by name. */
    Map<String, byte[]> tables() {
        return tables;
    }

    /**
     * @param inputKey column of the input table that names a row; empty: the same as in the printed one
     */
    private void auditable(String name, String inputPath, Function<Table.Row, String> key, String inputKey) {
        if (pack.file(folder + name).isEmpty()) {
            return;
        }
        Map<String, Table.Row> inputs = new HashMap<>();
        Table.read(pack, inputPath).rows().forEach(row ->
            inputs.put(inputKey.isEmpty() ? key.apply(row) : row.get(inputKey), row));
        List<Map<String, String>> rows = new ArrayList<>();
        for (Table.Row row : Table.read(pack, folder + name).rows()) {
            Table.Row input = isPart(row) ? inputs.get(key.apply(row)) : null;
            Map<String, String> whole = new LinkedHashMap<>();
            row.cells().toMap().forEach((column, text) -> whole.put(column,
                text.isEmpty() && input != null ? input.get(inputColumn(column)) : text));
            whole.forEach((column, text) -> cells.put(List.of(name, key.apply(row), column), text));
            rows.add(whole);
        }
        tables.put(name, csv(rows));
    }

    /** A sub-programme may have the name of an activity. */
    private static boolean isPart(Table.Row row) {
        return row.get("level").isEmpty() || row.get("level").equals("activity");
    }

    /** Where only the year's end is known of a part, it is an input, though reports print it as a result. */
    private static String inputColumn(String column) {
        return column.equals("published_total_appropriation") ? "appropriation" : column;
    }

    private void plan(Plan plan, int year) {
        List<Map<String, String>> rows = new ArrayList<>();
        for (PlannedIndicator line : plan.lines(year)) {
            if (line.printedPercent().isEmpty()) {
                continue;
            }
            List<String> texts = List.of(line.aim(), line.target(), line.targetTitleTr(), line.unitTr(),
                line.printedTargetPercent(), line.id(), line.titleTr(), String.valueOf(line.weightPercent()),
                line.baseline().toPlainString(), line.planned().toPlainString(),
                line.actual() == null ? "" : line.actual().toPlainString(), line.printedPercent());
            Map<String, String> row = new LinkedHashMap<>();
            for (int i = 0; i < texts.size(); i++) {
                row.put(PLAN_COLUMNS.get(i), texts.get(i));
            }
            row.forEach((column, text) -> cells.put(List.of(PLAN, line.id(), column), text));
            cells.put(List.of(PLAN, line.target(), "published_target_pct"), line.printedTargetPercent());
            rows.add(row);
        }
        if (!rows.isEmpty()) {
            tables.put(PLAN, csv(rows));
        }
    }

    private void plain(String name) {
        for (Table.Row row : Table.read(pack, folder + name).rows()) {
            List<String> columns = List.copyOf(row.cells().toMap().keySet());
            List<String> keys = columns.stream().filter(c -> !c.startsWith("published_")).toList();
            String key = String.join(" ", keys.stream().map(row::get).toList());
            columns.forEach(column -> cells.put(List.of(name, key, column), row.get(column)));
        }
    }

    private static byte[] csv(List<Map<String, String>> rows) {
        Set<String> columns = new LinkedHashSet<>(rows.getFirst().keySet());
        StringBuilder text = new StringBuilder();
        try (CSVPrinter csv = new CSVPrinter(text, CSVFormat.RFC4180)) {
            csv.printRecord(columns);
            for (Map<String, String> row : rows) {
                csv.printRecord(row.values());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
