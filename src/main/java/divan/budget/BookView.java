package divan.budget;

import divan.kernel.Cells;
import divan.web.Shell;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/**
 * A budget as pages, CSV and JSON show it.
 *
 * @param organs names of the institutions in it, by number
 */
public record BookView(Shell shell, Book book, Classification codes, Map<String, String> organs) {
    private static final List<String> AMOUNTS =
        List.of("initial", "added", "deducted", "appropriation", "spent", "remaining", "rate");

    /** One row of a table. */
    public record Line(String code, String title, Amounts amounts) {
    }

    public boolean isEmpty() {
        return book.lines().isEmpty();
    }

    public List<Line> lines() {
        return book.lines().entrySet().stream().map(line -> new Line(line.getKey().toString(),
            title("activity", line.getKey().activity()), line.getValue())).toList();
    }

    public List<Line> programmes() {
        return sums(code -> code.activity().split("\\.")[0], titles("programme"));
    }

    public List<Line> subProgrammes() {
        return sums(BudgetCode::subProgramme, titles("sub-programme"));
    }

    public List<Line> activities() {
        return sums(BudgetCode::activity, titles("activity"));
    }

    public List<Line> units() {
        return sums(BudgetCode::institution, number -> organs.getOrDefault(number, ""));
    }

    public List<Line> economic() {
        return sums(code -> code.tertip().economic(), titles("economic"));
    }

    private List<Line> sums(Function<BudgetCode, String> part, UnaryOperator<String> title) {
        return book.by(part).entrySet().stream().map(sum -> new Line(sum.getKey(),
            title.apply(sum.getKey()), sum.getValue())).toList();
    }

    private UnaryOperator<String> titles(String kind) {
        return code -> title(kind, code);
    }

    private String title(String kind, String code) {
        return shell.pick(codes.title(kind, code));
    }

    /** In percent with two decimals; a dash where there is no appropriation. */
    public String rate(Amounts amounts) {
        BigDecimal rate = rounded(amounts);
        return rate == null ? "–" : shell.number(rate);
    }

    private static @Nullable BigDecimal rounded(Amounts amounts) {
        BigDecimal rate = amounts.rate();
        return rate == null ? null : rate.setScale(2, RoundingMode.HALF_UP);
    }

    private static List<String> told(Amounts amounts) {
        BigDecimal rate = rounded(amounts);
        List<String> told = new ArrayList<>(List.of(amounts.initial(), amounts.added(), amounts.deducted(),
            amounts.appropriation(), amounts.spent(), amounts.remaining()).stream()
            .map(BigDecimal::toPlainString).toList());
        told.add(rate == null ? "" : rate.toPlainString());
        return told;
    }

    static String csv(Book book) {
        StringBuilder text = new StringBuilder();
        List<String> header = new ArrayList<>(List.of("activity", "institution", "financing", "economic"));
        header.addAll(AMOUNTS);
        try (CSVPrinter csv = new CSVPrinter(text, CSVFormat.RFC4180)) {
            csv.printRecord(header);
            for (Map.Entry<BudgetCode, Amounts> line : book.lines().entrySet()) {
                BudgetCode code = line.getKey();
                List<String> cells = new ArrayList<>(List.of(code.activity(), code.institution(),
                    code.financing(), code.economic()));
                cells.addAll(told(line.getValue()));
                csv.printRecord(cells.stream().map(Cells::written).toList());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /** Amounts as decimal strings. */
    static List<Map<String, String>> told(Book book) {
        return book.lines().entrySet().stream().map(line -> {
            Map<String, String> told = new LinkedHashMap<>();
            told.put("activity", line.getKey().activity());
            told.put("institution", line.getKey().institution());
            told.put("financing", line.getKey().financing());
            told.put("economic", line.getKey().economic());
            List<String> amounts = told(line.getValue());
            for (int i = 0; i < AMOUNTS.size(); i++) {
                told.put(AMOUNTS.get(i), amounts.get(i));
            }
            return told;
        }).toList();
    }
}
