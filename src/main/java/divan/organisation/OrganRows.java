package divan.organisation;

import divan.kernel.Cells;
import divan.kernel.Findings;
import divan.kernel.RowReader;
import divan.kernel.Violation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Whether a line of a file can be a period of an organ; what only the rows together can say is asked later.
 */
final class OrganRows implements RowReader.Rows {
    static final String PREDECESSORS = "predecessors";
    static final List<String> COLUMNS = Stream.concat(OrganFields.NAMES.stream(), Stream.of(PREDECESSORS))
        .toList();
    private static final List<String> NEEDED = List.of("number", "from", "name_tr", "kind");

    private final Findings findings;
    private final Consumer<OrganArrivals.Row> rows;
    private List<String> header = List.of();

    OrganRows(Findings findings, Consumer<OrganArrivals.Row> rows) {
        this.findings = findings;
        this.rows = rows;
    }

    @Override
    public boolean header(List<String> given) {
        header = given;
        return findings.headed(given, COLUMNS, NEEDED);
    }

    @Override
    public void row(long line, String[] cells) {
        if (!findings.filled(line, cells, header)) {
            return;
        }
        boolean calculates = false;
        Map<String, String> texts = new LinkedHashMap<>();
        for (int i = 0; i < cells.length; i++) {
            if (Cells.isFormula(cells[i])) {
                findings.add(line, header.get(i), "formula");
                calculates = true;
            }
            texts.put(header.get(i), Cells.read(cells[i]));
        }
        period(line, texts, !calculates);
    }

    /** @param whole whether everything that stands there is in the texts */
    void period(long line, Map<String, String> texts, boolean whole) {
        List<Violation> wrong = new ArrayList<>();
        String predecessors = String.join(" ", texts.getOrDefault(PREDECESSORS, "").strip().split("\\s+"));
        if (!predecessors.matches("([1-9][0-9]{7}( [1-9][0-9]{7})*)?")) {
            wrong.add(Violation.of("organ-number", PREDECESSORS));
        }
        OrganFields.Read read = OrganFields.read(texts);
        wrong.addAll(read.violations());
        wrong.forEach(v -> findings.add(line, v.field(), v.code(), v.args().toArray()));
        if (whole && wrong.isEmpty() && read.organ() != null) {
            rows.accept(new OrganArrivals.Row(line, read.organ(), predecessors));
        }
    }
}
