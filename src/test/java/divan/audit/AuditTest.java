package divan.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Right reports are not blamed, and one wrong digit is found where it stands, and nowhere else. */
class AuditTest {
    /** Real figures, which may not be kept here. */
    private static final Path REAL = Path.of("../shared/data/goc-2024");

    @TempDir
    private Path folder;

    private static Set<String> errors(Path folder) throws IOException {
        Set<String> errors = new TreeSet<>();
        Audit.of(folder).findings().stream().filter(Finding::error).forEach(f ->
            errors.add(f.file() + "|" + f.row() + "|" + f.column()));
        return errors;
    }

    private Set<String> errors(Tables tables) throws IOException {
        return errors(tables.write(folder));
    }

    @Test
    void whatFollowsIsNeverAnError() throws IOException {
        for (long seed = 1; seed <= 200; seed++) {
            assertThat(errors(Institution.of(seed))).as("seed " + seed).isEmpty();
        }
    }

    @Test
    void aWrongDigitIsFoundWhereItStandsAndNowhereElse() throws IOException {
        int tried = 0;
        for (long seed = 1; seed <= 59; seed += 2) {
            Tables tables = Institution.of(seed);
            tables.write(folder);
            Random random = new Random(seed);
            for (Tables.Printed cell : tables.printed()) {
                String right = tables.get(cell.file(), cell.row(), cell.column());
                String wrong = wrong(right, cell, random);
                if (!wrong.equals(right)) {
                    tables.set(cell.file(), cell.row(), cell.column(), wrong);
                    tables.write(folder, cell.file());
                    assertThat(errors(folder)).as("seed %s %s: %s → %s", seed, cell, right, wrong)
                        .containsExactly(cell.file() + "|" + cell.key() + "|"
                            + tables.column(cell.file(), cell.column()));
                    tables.set(cell.file(), cell.row(), cell.column(), right);
                    tables.write(folder, cell.file());
                    tried++;
                }
            }
        }
        assertThat(tried).isGreaterThan(2_000);
    }

    /** One digit changed so far that no rounding explains it; the same where no such digit was met. */
    private static String wrong(String right, Tables.Printed cell, Random random) {
        for (int attempt = 0; attempt < 20; attempt++) {
            int at = random.nextInt(right.length());
            char digit = (char) ('0' + random.nextInt(10));
            if (Character.isDigit(right.charAt(at)) && !(at == 0 && digit == '0' && right.length() > 1)) {
                String wrong = right.substring(0, at) + digit + right.substring(at + 1);
                if (cell.isFarFrom(new BigDecimal(wrong))) {
                    return wrong;
                }
            }
        }
        return right;
    }

    @Test
    void aWrongStatusIsFound() throws IOException {
        Tables tables = Institution.of(5);
        int column = tables.files().get(Institution.FORM).getFirst().indexOf("published_status");
        for (int row = 1; row < tables.files().get(Institution.FORM).size(); row++) {
            String right = tables.get(Institution.FORM, row, column);
            for (Status status : Status.values()) {
                tables.set(Institution.FORM, row, column, status.printed());
                assertThat(errors(tables)).isEqualTo(status.printed().equals(right) ? Set.of()
                    : Set.of("form3.csv|Alt Program " + row + "|published_status"));
            }
            tables.set(Institution.FORM, row, column, right);
        }
    }

    /** What rests on a wrong input, in its own row, does not follow; the total it belongs to is not said. */
    @Test
    void aWrongInputShowsInWhatWasPrintedBesideIt() throws IOException {
        Tables tables = Institution.of(3).only(Institution.BUDGET);
        int added = tables.files().get(Institution.BUDGET).getFirst().indexOf("added");
        String right = tables.get(Institution.BUDGET, 2, added);
        tables.set(Institution.BUDGET, 2, added, "1" + right);
        assertThat(errors(tables)).containsExactly("butce.csv|02|published_total_appropriation");
        Tables form = Institution.of(3).only(Institution.FORM);
        form.set(Institution.FORM, 1, "q1", "99" + form.get(Institution.FORM, 1, 8));
        assertThat(errors(form.write(Files.createDirectory(folder.resolve("form")))))
            .containsExactly("form3.csv|Alt Program 1|published_year_end");
    }

    @Test
    void whichPartIsWrongIsSaidOnlyWhereItCanBeTold() throws IOException {
        Tables tables = new Tables();
        tables.header("u.csv", "unit,kbo,published_total_appropriation,spent,published_pct_of_kbo,"
            + "published_pct_of_total");
        tables.row("u.csv", "A", 1000, 2500, 800, 80, 32);
        tables.row("u.csv", "B", 1000, 3001, 900, 90, 30);
        tables.row("u.csv", "TOPLAM", 2000, 5000, 1700, 85, 34);
        assertThat(errors(tables)).containsExactly("u.csv|TOPLAM|published_total_appropriation");
        tables.set("u.csv", 2, "published_total_appropriation", "2500");
        tables.set("u.csv", 2, "published_pct_of_total", "36");
        assertThat(errors(tables)).isEmpty();
        tables.set("u.csv", 2, "published_total_appropriation", "2900");
        assertThat(errors(tables)).containsExactly("u.csv|B|published_total_appropriation");
    }

    /** What weights, totals and other files say of the real report; docs/audit-2024.md explains each. */
    @Test
    void theReportOf2024() throws IOException {
        assumeTrue(Files.isDirectory(REAL), "the figures of 2024 are not beside the project: skipped");
        assertThat(errors(REAL)).containsExactlyInAnyOrder(
            "plan-2024-2028.csv|H2.3|weight_pct", "plan-2024-2028.csv|H2.3|published_target_pct",
            "plan-2024-2028.csv|PG3.2.2|published_pct", "plan-2024-2028.csv|PG3.4.1|published_pct",
            "plan-2024-2028.csv|PG4.1.1|published_pct", "plan-2024-2028.csv|PG4.1.2|published_pct",
            "plan-2024-2028.csv|PG4.2.1|published_pct", "plan-2024-2028.csv|PG4.2.2|published_pct",
            "plan-2024-2028.csv|PG4.6.1|published_pct", "plan-2024-2028.csv|PG4.6.2|published_pct",
            "unit-budget-2024.csv|SINIR YÖNETİMİ GENEL MÜDÜRLÜĞÜ|published_pct_of_total");
        assertThat(Audit.of(REAL).findings()).filteredOn(f -> f.kind() == Kind.WRONG_FORMULA).hasSize(7)
            .allMatch(f -> f.args().contains(new Named("formula.C/B")));
    }

    /** Amounts of single units and activities rest on nothing printed: there the total does not follow. */
    @Test
    void aWrongDigitInTheReportOf2024() throws IOException {
        assumeTrue(Files.isDirectory(REAL), "the figures of 2024 are not beside the project: skipped");
        Tables tables = Tables.read(REAL);
        Path copy = tables.write(folder);
        Set<String> before = errors(copy);
        List<String> missed = new ArrayList<>();
        Random random = new Random(2024);
        for (String file : tables.files().keySet()) {
            List<List<String>> rows = tables.files().get(file);
            for (int row = 1; row < rows.size(); row++) {
                for (int column = 0; column < rows.getFirst().size(); column++) {
                    String right = rows.get(row).get(column);
                    String name = tables.column(file, column);
                    if (!name.startsWith("published_") || !right.matches("-?[0-9.]+")) {
                        continue;
                    }
                    BigDecimal was = new BigDecimal(right);
                    String wrong = wrong(right, new Tables.Printed(file, row, column, "", was,
                        Math.max(0, was.scale())), random);
                    tables.set(file, row, column, wrong);
                    tables.write(copy, file);
                    Set<String> found = errors(copy);
                    boolean part = name.equals("published_total_appropriation") && !isSum(rows.get(row));
                    String place = file + "|" + key(file, rows.get(row), name) + "|" + name;
                    if (!wrong.equals(right) && !found.contains(place) && !(part && !found.equals(before))) {
                        missed.add(place + " " + right + " → " + wrong);
                    }
                    tables.set(file, row, column, right);
                    tables.write(copy, file);
                }
            }
        }
        assertThat(missed).isEmpty();
    }

    private static boolean isSum(List<String> row) {
        return row.getFirst().matches("TOTAL|total|(sub_)?programme|GENEL TOPLAM|[0-9]");
    }

    private static String key(String file, List<String> row, String column) {
        if (file.startsWith("plan")) {
            return row.get(column.equals("published_target_pct") ? 1 : 5);
        }
        return file.startsWith("form3") ? row.get(0) + " " + row.get(1)
            : row.get(file.startsWith("programme") ? 1 : 0);
    }

    @ParameterizedTest
    @CsvSource({"66.6, 66.66, TRUNCATED", "66.7, 66.66, ROUNDED", "66.6, 66.64, FOLLOWS", "66, 66, FOLLOWS",
        "65, 66, ONE_UNIT", "68, 67.4, ONE_UNIT", "69, 67.4, NOT", "-26, -26.2, FOLLOWS",
        "-26, -26.9, TRUNCATED", "-27, -26.9, ROUNDED", "0, 0.4, FOLLOWS", "33.3, 34.31, NOT",
        "33.3, 33.39999, TRUNCATED", "2, 2.5, TRUNCATED", "3, 2.5, ROUNDED", "100, 101, ONE_UNIT"})
    void cutOffRoundedOrNeither(BigDecimal printed, BigDecimal exact, Fit fit) {
        assertThat(Fit.of(printed, Math.max(0, printed.scale()), exact)).isEqualTo(fit);
    }
}
