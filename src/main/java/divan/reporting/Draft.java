package divan.reporting;

import divan.kernel.Words;
import divan.reporting.Block.Bar;
import divan.reporting.Block.Column;
import divan.reporting.Block.Row;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A report while it is drawn: numbers its tables and figures, writes numbers, and looks up what was
 * printed.
 */
final class Draft {
    private static final int DECIMALS = 2;

    private final List<Block> blocks = new ArrayList<>();
    private final String lang;
    private final Words words;
    private final Printed printed;
    private final DecimalFormat numbers;
    private int grids;
    private int charts;

    Draft(String lang, Printed printed) {
        this.lang = lang;
        this.words = new Words("reporting", lang);
        this.printed = printed;
        this.numbers = new DecimalFormat("#,##0.##", DecimalFormatSymbols.getInstance(
            Locale.forLanguageTag(lang)));
        this.numbers.setRoundingMode(RoundingMode.HALF_UP);
        this.numbers.setMaximumFractionDigits(DECIMALS);
    }

    List<Block> blocks() {
        return List.copyOf(blocks);
    }

    String word(String key, Object... args) {
        return words.of(key, args);
    }

    /** Words in this language, or else in Turkish, which binds. */
    String in(Map<String, String> languages) {
        return languages.getOrDefault(lang, languages.getOrDefault("tr", ""));
    }

    String choose(String tr, String en) {
        return lang.equals("tr") || en.isEmpty() ? tr : en;
    }

    String number(@Nullable BigDecimal value) {
        return value == null ? "–" : numbers.format(value);
    }

    String percent(@Nullable BigDecimal value) {
        return value == null ? word("no-percent") : word("percent", number(value));
    }

    void add(Block block) {
        blocks.add(block);
    }

    void prose(String text) {
        blocks.add(new Block.Prose(text, false));
    }

    void grid(String caption, String printedIn, List<Column> columns, List<Row> rows) {
        blocks.add(new Block.Grid(++grids, caption, printedIn.isEmpty() ? "" : word("printed-in", printedIn),
            columns, rows));
    }

    void chart(String caption, String lead, List<Bar> bars) {
        blocks.add(new Block.Chart(++charts, caption, lead, bars));
    }

    /** The first column names the rows, the others are numbers. */
    List<Column> columns(String... keys) {
        List<Column> columns = new ArrayList<>();
        for (String key : keys) {
            columns.add(new Column(word("column." + key), !columns.isEmpty()));
        }
        return columns;
    }

    Cell input(String file, String row, String column, @Nullable BigDecimal value) {
        return new Cell(number(value), "", new Cell.Figure(file, row, column, value, "", true,
            printed.text(file, row, column)));
    }

    Cell computed(String file, String row, String column, @Nullable BigDecimal exact) {
        return cell(exact == null ? word("no-percent") : number(exact), new Cell.Figure(file, row, column,
            exact, "", false, printed.text(file, row, column)));
    }

    Cell status(String file, String row, String column, String status) {
        return cell(status, new Cell.Figure(file, row, column, null, status, status.isEmpty(),
            printed.text(file, row, column)));
    }

    private Cell cell(String text, Cell.Figure figure) {
        boolean differs = figure.standing() == Standing.DIFFERS;
        return new Cell(text, differs ? word("was-printed", shown(figure.printed())) : "", figure);
    }

    private String shown(@Nullable String figure) {
        try {
            return number(new BigDecimal(String.valueOf(figure)));
        } catch (NumberFormatException e) {
            return String.valueOf(figure);
        }
    }
}
