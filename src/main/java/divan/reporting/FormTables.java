package divan.reporting;

import divan.audit.Status;
import divan.reporting.Block.Bar;
import divan.reporting.Block.Column;
import divan.reporting.Block.Row;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Forms 3 and 4, and their figures: quarters as columns, the year's rate against its target. */
final class FormTables {
    private static final String FORM_3 = "form-3.csv";
    private static final String FORM_4 = "form-4.csv";

    private final Draft draft;
    private final List<FormLine> lines;

    FormTables(Draft draft, List<FormLine> lines) {
        this.draft = draft;
        this.lines = lines;
    }

    void draw() {
        List<String> subs = lines.stream().map(FormLine::subProgramme).distinct().toList();
        subs.forEach(this::form3);
        draft.chart(draft.word("chart.quarters"), draft.word("chart.quarters-lead"), form3Lines().stream()
            .map(this::quarters).toList());
        form4();
        draft.chart(draft.word("chart.targets"), draft.word("chart.targets-lead"), lines.stream()
            .filter(line -> line.rate() != null).map(this::bullet).toList());
    }

    private List<FormLine> form3Lines() {
        return lines.stream().filter(line -> !line.no().isEmpty()).toList();
    }

    private void form3(String sub) {
        List<Column> columns = new ArrayList<>(draft.columns("indicator", "measure", "year-end-rule",
            "previous", "target", "estimate", "q1", "q2", "q3", "q4", "year-end", "rate", "status"));
        for (int words : new int[] {1, 2, 12}) {
            columns.set(words, new Column(columns.get(words).title(), false));
        }
        draft.grid(draft.word("table.form-3", sub), draft.word("printed.form-3"), columns,
            form3Lines().stream().filter(line -> line.subProgramme().equals(sub))
                .map(line -> new Row(form3(line), 0)).toList());
    }

    private List<Cell> form3(FormLine line) {
        List<Cell> cells = new ArrayList<>();
        cells.add(Cell.words(line.no() + ". " + line.title()));
        cells.add(Cell.words(line.unit()));
        cells.add(Cell.words(draft.word("year-end." + line.yearEnd().split(" ")[0])));
        cells.add(draft.input(FORM_3, line.key(), "prev_value", line.previous()));
        cells.add(draft.input(FORM_3, line.key(), "target", line.target()));
        cells.add(draft.input(FORM_3, line.key(), "estimate", line.estimate()));
        for (int quarter = 0; quarter < 4; quarter++) {
            cells.add(draft.input(FORM_3, line.key(), "q" + (quarter + 1), line.quarters().get(quarter)));
        }
        cells.add(draft.computed(FORM_3, line.key(), "published_year_end", line.reached()));
        cells.add(draft.computed(FORM_3, line.key(), "published_rate_pct", line.rate()));
        cells.add(draft.status(FORM_3, line.key(), "published_status", status(line)));
        return cells;
    }

    private static String status(FormLine line) {
        return line.status().map(Status::printed).orElse("");
    }

    private void form4() {
        List<Row> rows = lines.stream().map(line -> {
            String key = line.subProgramme() + " " + line.title();
            return new Row(List.of(Cell.words(line.title()), Cell.words(line.subProgramme()),
                new Cell(draft.number(line.target()), "", null), draft.computed(FORM_4, key,
                    "published_year_end", line.reached()), draft.status(FORM_4, key, "published_status",
                    status(line))), 0);
        }).toList();
        draft.grid(draft.word("table.form-4"), draft.word("printed.form-4"), List.of(
            new Column(draft.word("column.indicator"), false),
            new Column(draft.word("column.sub-programme"), false),
            new Column(draft.word("column.target"), true), new Column(draft.word("column.year-end"), true),
            new Column(draft.word("column.status"), false)), rows);
    }

    private Bar quarters(FormLine line) {
        List<String> shown = line.quarters().stream().map(draft::number).toList();
        return new Bar(line.title(), Picture.columns(line.quarters(), draft.word("chart.quarters-words",
            line.title(), shown.get(0), shown.get(1), shown.get(2), shown.get(3))),
            draft.number(line.reached()));
    }

    private Bar bullet(FormLine line) {
        BigDecimal rate = Objects.requireNonNull(line.rate());
        return new Bar(line.title(), Picture.bullet(rate, draft.word("chart.targets-words", line.title(),
            draft.percent(rate), status(line))), draft.percent(rate));
    }
}
