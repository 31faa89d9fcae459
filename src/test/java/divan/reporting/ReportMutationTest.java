package divan.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import divan.audit.Fit;
import divan.packs.Malformed;
import divan.packs.Pack;
import divan.planning.Performance;
import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;

/**
 * One wrong digit in a figure that was printed, or in one that the report is drawn from: the report's list of
 * cells tells it by file, row and column. Another seed: {@code -Ddivan.seed}. On what last year's values, the
 * estimates and the three first quarters of a stock say nothing that was printed rests.
 */
class ReportMutationTest {
    private static final long SEED = Long.getLong("divan.seed", 2024);
    private static final String PLAN = "plans/2024-2028.csv";
    private static final String PERFORMANCE = "performance/2024.csv";
    /** The target whose weights were printed as 80. */
    private static final String TOLD = "H2.3";
    private static final Pack PACK = pack();
    private static final Map<String, Compared> BEFORE = cells(PACK);

    private final Random random = new Random(SEED);
    private int tried;

    private static Pack pack() {
        try {
            return Pack.read(Path.of("packs/migration"));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A place of the report, and what it says there: of one that stands in two tables, the worse. */
    private static Map<String, Compared> cells(Pack pack) {
        return AnnualReport.draw(pack, 2024, "tr").comparison().stream().collect(Collectors.toMap(
            cell -> place(cell.file(), cell.row(), cell.column()), cell -> cell,
            (one, other) -> isTold(one) ? one : other));
    }

    private static String place(String file, String row, String column) {
        return file + "|" + row + "|" + column;
    }

    private static boolean isTold(Compared cell) {
        return cell.isWrong() || cell.standing().equals("differs");
    }

    /** Places that are told of now and were not, or of which another figure is told. */
    private static Set<String> told(Pack pack) {
        Set<String> told = new TreeSet<>();
        cells(pack).forEach((place, cell) -> {
            Compared was = BEFORE.get(place);
            if (isTold(cell) && (was == null || !isTold(was) || !was.printed().equals(cell.printed()))) {
                told.add(place);
            }
        });
        return told;
    }

    /** A cell of a table of the pack that holds a number. */
    private record Number(String path, int row, int column, CSVRecord cells, String name, String right) {
        String cell(String column) {
            return cells.get(column);
        }

        int line() {
            return row + 2;
        }

        String otherwise(String wrong) {
            return "seed %d: %s:%d %s %s → %s".formatted(SEED, path, line(), name, right, wrong);
        }
    }

    private static List<CSVRecord> rows(String path) {
        try {
            return CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get()
                .parse(new StringReader(new String(PACK.need(path), StandardCharsets.UTF_8))).getRecords();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Number> numbers(String path, Predicate<String> columns) {
        List<Number> numbers = new ArrayList<>();
        List<CSVRecord> rows = rows(path);
        for (int row = 0; row < rows.size(); row++) {
            CSVRecord cells = rows.get(row);
            List<String> names = cells.getParser().getHeaderNames();
            for (int column = 0; column < names.size(); column++) {
                if (columns.test(names.get(column)) && cells.get(column).matches("-?[0-9]+([.][0-9]+)?")) {
                    numbers.add(new Number(path, row, column, cells, names.get(column), cells.get(column)));
                }
            }
        }
        return numbers;
    }

    private Pack with(Number number, String text) {
        tried++;
        StringBuilder csv = new StringBuilder();
        try (CSVPrinter printer = new CSVPrinter(csv, CSVFormat.RFC4180)) {
            printer.printRecord(number.cells().getParser().getHeaderNames());
            for (CSVRecord row : rows(number.path())) {
                List<String> cells = new ArrayList<>(row.toList());
                if (row.getRecordNumber() == number.row() + 1) {
                    cells.set(number.column(), text);
                }
                printer.printRecord(cells);
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        Map<String, byte[]> files = new HashMap<>(PACK.files());
        files.put(number.path(), csv.toString().getBytes(StandardCharsets.UTF_8));
        return Pack.of("migration", files);
    }

    /** One digit otherwise, so far away from each of these that no way of writing explains it. */
    private String wrong(String right, List<BigDecimal> values) {
        for (int attempt = 0; attempt < 200; attempt++) {
            int at = random.nextInt(right.length());
            String wrong = right.substring(0, at) + random.nextInt(10) + right.substring(at + 1);
            if (Character.isDigit(right.charAt(at)) && !wrong.matches("-?0[0-9].*")
                    && values.stream().allMatch(value -> isFar(wrong, value))) {
                return wrong;
            }
        }
        throw new AssertionError(right);
    }

    private static boolean isFar(String text, BigDecimal value) {
        BigDecimal other = new BigDecimal(text);
        return other.subtract(value).abs().movePointRight(Math.max(0, other.scale()))
            .compareTo(new BigDecimal("2.5")) > 0;
    }

    /** Its first digit otherwise, neither 0 nor next to what it was. */
    private String grosslyWrong(String right) {
        int at = right.startsWith("-") ? 1 : 0;
        int was = right.charAt(at) - '0';
        int digit;
        do {
            digit = 1 + random.nextInt(9);
        } while (Math.abs(digit - was) < 2);
        return right.substring(0, at) + digit + right.substring(at + 1);
    }

    private void assertToldAt(Number number, String place) {
        Compared cell = Objects.requireNonNull(BEFORE.get(place), place);
        List<BigDecimal> values = new ArrayList<>(List.of(new BigDecimal(number.right())));
        if (cell.computed() != null && !cell.computed().isEmpty()) {
            values.add(new BigDecimal(cell.computed()));
        }
        String wrong = wrong(number.right(), values);
        assertThat(told(with(number, wrong))).as(number.otherwise(wrong))
            .containsExactly(place);
    }

    /** Without a mutation nothing is told that the audit of 2024 does not explain. */
    @Test
    void whatIsNotMutatedIsNotTold() {
        assertThat(told(PACK)).isEmpty();
        assertThat(BEFORE.values()).filteredOn(Compared::isWrong).hasSize(11);
    }

    @Test
    void aWrongDigitInAPrintedCellIsToldWhereItStandsAndNowhereElse() {
        String folder = "reports/2024/printed/";
        for (String path : PACK.paths(folder, ".csv")) {
            String file = path.substring(folder.length());
            numbers(path, column -> column.startsWith("published_")).forEach(number ->
                assertToldAt(number, place(file, row(file, number), number.name())));
        }
        numbers(PLAN, column -> column.equals("published_pct_2024")).forEach(number ->
            assertToldAt(number, place("plan.csv", number.cell("indicator"), "published_pct")));
        assertThat(tried).as("seed " + SEED).isGreaterThan(240);
    }

    private static String row(String file, Number number) {
        return switch (file) {
            case "budget.csv" -> number.cell("economic_code");
            case "programmes.csv" -> number.cell("title");
            case "form-3.csv" -> number.cell("sub_programme") + " " + number.cell("no");
            case "form-4.csv" -> number.cell("sub_programme") + " " + number.cell("indicator");
            default -> number.cells().get(0);
        };
    }

    /** A target's percentage is given with each of its indicators; of some the report is told already. */
    @Test
    void aWrongDigitInAPrintedPercentageOfATargetIsTold() {
        String before = "";
        for (Number number : numbers(PLAN, column -> column.equals("published_target_pct_2024"))) {
            String place = place("plan.csv", number.cell("target"), "published_target_pct");
            if (!number.cell("target").equals(before) && !isTold(Objects.requireNonNull(BEFORE.get(place)))) {
                assertToldAt(number, place);
            }
            before = number.cell("target");
        }
    }

    /** Amounts and counts show in printed totals to the last digit; what cannot be is said by its line. */
    @Test
    void aWrongDigitInAnAmountOrACountIsToldInItsRowOrAboveIt() {
        Set<String> totals = Set.of("TOTAL", "GENEL TOPLAM");
        for (String path : List.of("budget/2024/economic.csv", "budget/2024/activities.csv",
                "budget/2024/units.csv", "reports/2024/staff.csv", "reports/2024/staff-gender.csv",
                "reports/2024/staff-education.csv", "reports/2024/equipment.csv",
                "reports/2024/premises.csv")) {
            numbers(path, column -> !column.equals("economic_code")).forEach(number -> {
                String wrong = wrong(number.right(), List.of(new BigDecimal(number.right())));
                String what = number.otherwise(wrong);
                try {
                    assertThat(told(with(number, wrong))).as(what).anyMatch(place -> {
                        String row = place.split("\\|")[1];
                        return totals.contains(row) || number.cells().toList().contains(row);
                    });
                } catch (Malformed e) {
                    assertThat(e.finding().file()).as(what).isEqualTo(path);
                    assertThat(e.finding().line()).as(what).isEqualTo(number.line());
                }
            });
        }
        assertThat(tried).as("seed " + SEED).isGreaterThan(100);
    }

    /** Of a stock the year's end is the last quarter's; nothing printed rests on the others. */
    @Test
    void aWrongDigitInAQuarterIsToldAtTheEndOfTheYear() {
        for (Number number : numbers(PERFORMANCE, column -> column.matches("q[1-4]"))) {
            String wrong = grosslyWrong(number.right());
            String place = place("form-3.csv", number.cell("sub_programme") + " " + number.cell("no"),
                "published_year_end");
            Set<String> told = told(with(number, wrong));
            String what = number.otherwise(wrong);
            if (number.cell("year_end").equals("last") && !number.name().equals("q4")) {
                assertThat(told).as(what).isEmpty();
            } else {
                assertThat(told).as(what).contains(place);
            }
        }
        assertThat(tried).as("seed " + SEED).isGreaterThan(70);
    }

    /** Percentages that floor, cap or a year's nothing hold where they were say nothing of it. */
    @Test
    void aWrongInputOfAPercentageIsToldWhereThePercentageMoves() {
        for (Number number : numbers(PLAN, column -> column.matches("baseline|(planned|actual)_2024"))) {
            String wrong = grosslyWrong(number.right());
            Map<String, BigDecimal> values = new HashMap<>();
            List.of("baseline", "planned_2024", "actual_2024").forEach(column -> values.put(column,
                new BigDecimal(column.equals(number.name()) ? wrong : number.cell(column))));
            Performance moved = Performance.of(values.get("baseline"), values.get("planned_2024"),
                values.get("actual_2024"), false);
            if (moved.defined()) {
                Compared cell = cells(with(number, wrong)).get(place("plan.csv", number.cell("indicator"),
                    "published_pct"));
                assertThat(isTold(cell)).as(number.otherwise(wrong)).isEqualTo(Fit.of(
                    number.cell("published_pct_2024"), moved.percent()) == Fit.NOT);
            }
        }
        for (Number number : numbers(PERFORMANCE, column -> column.equals("target"))) {
            String row = number.cell("sub_programme") + " " + number.cell("no");
            Compared rate = BEFORE.get(place("form-3.csv", row, "published_rate_pct"));
            if (rate != null && !rate.printed().equals("0")) {
                assertThat(told(with(number, grosslyWrong(number.right())))).as("seed %s: %s", SEED, row)
                    .contains(place("form-3.csv", row, "published_rate_pct"));
            }
        }
        assertThat(tried).as("seed " + SEED).isGreaterThan(100);
    }

    @Test
    void aWrongWeightIsToldAtItsTarget() {
        for (Number number : numbers(PLAN, column -> column.equals("weight_pct"))) {
            String wrong = grosslyWrong(number.right());
            String target = number.cell("target");
            if (!target.equals(TOLD)) {
                assertThat(told(with(number, wrong))).as(number.otherwise(wrong))
                    .contains(place("plan.csv", target, "weight_pct"));
            }
        }
    }
}
