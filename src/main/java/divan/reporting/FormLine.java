package divan.reporting;

import divan.audit.Formula;
import divan.audit.Status;
import divan.packs.Malformed;
import divan.packs.Pack;
import divan.packs.Table;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An indicator of the performance programme in one year (guide to monitoring performance programmes, March
 * 2021).
 *
 * @param no in form 3; empty: it stands in form 4 alone
 * @param yearEnd how quarters make a year: {@code sum}, {@code last}, {@code weighted <no>} by the counts
 * of another indicator of the sub-programme, or {@code reached}: reported once a year
 * @param quarters four, or none
 * @param reached what follows for the year
 */
record FormLine(String subProgramme, String no, String title, String unit, String yearEnd,
        String previousYear, @Nullable BigDecimal previous, BigDecimal target, @Nullable BigDecimal estimate,
        List<BigDecimal> quarters, BigDecimal reached) {

    /** Null where the target is 0. */
    @Nullable BigDecimal rate() {
        return Formula.rate(reached, target);
    }

    Optional<Status> status() {
        return Optional.ofNullable(rate()).map(Formula::status);
    }

    /** What the audit calls its row in form 3. */
    String key() {
        return subProgramme + " " + no;
    }

    /** @throws Malformed with file and row */
    static List<FormLine> read(Pack pack, int year) {
        List<Table.Row> rows = Table.read(pack, "performance/" + year + ".csv").rows();
        Map<String, Table.Row> byKey = rows.stream().filter(row -> !row.get("no").isEmpty())
            .collect(Collectors.toMap(row -> row.get("sub_programme") + " " + row.get("no"),
                Function.identity(), (one, other) -> {
                    throw new Malformed(other.file(), (int) other.line(), "this number is given twice");
                }));
        return rows.stream().map(row -> line(row, byKey)).toList();
    }

    private static FormLine line(Table.Row row, Map<String, Table.Row> byKey) {
        String way = row.need("year_end");
        List<BigDecimal> quarters = way.equals("reached") ? List.of() : quarters(row);
        return new FormLine(row.need("sub_programme"), row.get("no"), row.need("indicator"),
            row.need("unit"), way, row.get("prev_year"), optional(row, "prev_value"), number(row, "target"),
            optional(row, "estimate"), quarters, reached(row, way, quarters, byKey));
    }

    private static BigDecimal reached(Table.Row row, String way, List<BigDecimal> quarters,
            Map<String, Table.Row> byKey) {
        return switch (way.split(" ")[0]) {
            case "reached" -> number(row, "reached");
            case "sum" -> quarters.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
            case "last" -> quarters.getLast();
            case "weighted" -> weighted(row, quarters,
                byKey.get(row.get("sub_programme") + way.substring("weighted".length())));
            default -> throw wrong(row, "“year_end” is sum, last, weighted <no> or reached");
        };
    }

    private static BigDecimal weighted(Table.Row row, List<BigDecimal> ratios, Table.@Nullable Row counted) {
        if (counted == null) {
            throw wrong(row, "“year_end” names an indicator that is not in the sub-programme");
        }
        BigDecimal ratio = Formula.weighted(ratios, quarters(counted));
        if (ratio == null) {
            throw wrong(row, "there is nothing the ratio is of");
        }
        return ratio;
    }

    private static List<BigDecimal> quarters(Table.Row row) {
        List<BigDecimal> quarters = new ArrayList<>();
        for (int quarter = 1; quarter <= 4; quarter++) {
            quarters.add(number(row, "q" + quarter));
        }
        return quarters;
    }

    private static @Nullable BigDecimal optional(Table.Row row, String column) {
        return row.get(column).isEmpty() ? null : number(row, column);
    }

    private static BigDecimal number(Table.Row row, String column) {
        String text = row.need(column);
        if (!text.matches("-?[0-9]{1,18}(\\.[0-9]{1,6})?")) {
            throw wrong(row, "“" + column + "” should be a number like 1234.56");
        }
        BigDecimal value = new BigDecimal(text);
        if (value.signum() < 0 && row.get("unit").equals("Sayı")) {
            throw wrong(row, "“" + column + "” counts something and is below 0");
        }
        return value;
    }

    private static Malformed wrong(Table.Row row, String message) {
        return new Malformed(row.file(), (int) row.line(), message);
    }
}
