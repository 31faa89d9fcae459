package divan.reporting;

import divan.audit.Audit;
import divan.audit.AuditReport;
import divan.audit.Finding;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A cell beside what was printed of it. What the audit found that no table of the report shows stands at
 * the end, with table 0.
 *
 * @param table its number in the report
 * @param file name of the table of printed values; {@code row}, {@code column} as the audit names them
 * @param computed in plain notation; null where nothing follows
 * @param standing as {@link Standing#code}; of what no table shows: empty
 * @param severity {@code error}, {@code note} or empty; {@code kind} and {@code reason} are the audit's
 */
public record Compared(int table, String file, String row, String column, String printed,
        @Nullable String computed, String standing, String severity, String kind, String reason) {
    private static final int DECIMALS = 4;

    public boolean isWrong() {
        return severity.equals("error");
    }

    /** Whether what was printed is what follows, however it was rounded. */
    public boolean follows() {
        return List.of("same", "truncated", "rounded", "one-unit").contains(standing);
    }

    static List<Compared> of(List<Block> blocks, Audit.Audited audited, AuditReport words) {
        Map<List<String>, List<Finding>> findings = audited.findings().stream().collect(Collectors.groupingBy(
            f -> List.of(f.file(), f.row(), f.column()), LinkedHashMap::new, Collectors.toList()));
        List<Compared> compared = new ArrayList<>();
        for (Block block : blocks) {
            if (block instanceof Block.Grid grid) {
                grid.rows().stream().flatMap(row -> row.cells().stream()).map(Cell::figure)
                    .forEach(figure -> {
                        if (figure != null) {
                            compared.add(of(grid.number(), figure, findings, words));
                        }
                    });
            }
        }
        compared.forEach(cell -> findings.remove(List.of(cell.file(), cell.row(), cell.column())));
        findings.values().forEach(rest -> compared.add(finding(rest, words)));
        return compared;
    }

    private static Compared of(int table, Cell.Figure figure, Map<List<String>, List<Finding>> findings,
            AuditReport words) {
        List<Finding> said = findings.getOrDefault(List.of(figure.file(), figure.row(), figure.column()),
            List.of());
        BigDecimal exact = figure.exact();
        String computed = exact == null ? figure.word() : plain(exact);
        return new Compared(table, figure.file(), figure.row(), figure.column(),
            figure.printed() == null ? "" : figure.printed(), computed, figure.standing().code(),
            severity(said), kinds(said), reasons(said, words));
    }

    private static Compared finding(List<Finding> said, AuditReport words) {
        Finding first = said.getFirst();
        return new Compared(0, first.file(), first.row(), first.column(), first.printed(), first.computed(),
            "", severity(said), kinds(said), reasons(said, words));
    }

    private static String severity(List<Finding> said) {
        return said.isEmpty() ? "" : said.stream().anyMatch(Finding::error) ? "error" : "note";
    }

    private static String kinds(List<Finding> said) {
        return said.stream().map(finding -> finding.kind().code()).distinct()
            .collect(Collectors.joining(" "));
    }

    private static String reasons(List<Finding> said, AuditReport words) {
        return said.stream().map(words::reason).collect(Collectors.joining(" "));
    }

    private static String plain(BigDecimal value) {
        BigDecimal rounded = value.setScale(Math.min(DECIMALS, Math.max(0, value.scale())),
            RoundingMode.HALF_UP).stripTrailingZeros();
        return (rounded.scale() < 0 ? rounded.setScale(0) : rounded).toPlainString();
    }
}
