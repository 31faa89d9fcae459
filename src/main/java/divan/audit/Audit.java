package divan.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Lists every printed cell of a folder's CSVs that does not follow. */
public final class Audit {
    private Audit() {
    }

    /**
     * @param files that were read as tables, by name
     * @param findings by file, row and column
     */
    public record Audited(List<String> files, List<Finding> findings) {
        public Audited {
            files = List.copyOf(files);
            findings = List.copyOf(findings);
        }

        public long errors() {
            return findings.stream().filter(Finding::error).count();
        }

        public long notes() {
            return findings.size() - errors();
        }
    }

    /**
     * Files are known by their headers and not by their names; none of the tables has to be there.
     *
     * @throws IOException if the folder, or a file in it, cannot be read
     */
    public static Audited of(Path folder) throws IOException {
        List<Finding> findings = new ArrayList<>();
        List<Sheet> sheets = new ArrayList<>();
        for (Path file : files(folder)) {
            SheetReader.read(file, findings).ifPresent(sheets::add);
        }
        return audited(sheets, findings);
    }

    /** The same of tables that lie in no folder: names of files, and what they hold. */
    public static Audited of(Map<String, byte[]> tables) {
        List<Finding> findings = new ArrayList<>();
        List<Sheet> sheets = new ArrayList<>();
        new TreeMap<>(tables).forEach((name, bytes) ->
            SheetReader.read(name, bytes, findings).ifPresent(sheets::add));
        return audited(sheets, findings);
    }

    private static Audited audited(List<Sheet> sheets, List<Finding> findings) {
        for (Sheet sheet : sheets) {
            switch (sheet.layout()) {
                case PLAN -> findings.addAll(PlanAudit.of(sheet));
                case FORM_3 -> findings.addAll(FormAudit.of(sheet));
                case BUDGET, PROGRAMME, UNIT -> {
                }
            }
        }
        findings.addAll(BudgetAudit.of(sheets));
        findings.addAll(SameIndicator.of(sheets));
        findings.sort(Comparator.comparing(Finding::file).thenComparingInt(finding -> row(finding, sheets))
            .thenComparingInt(finding -> column(finding, sheets)));
        return new Audited(sheets.stream().map(Sheet::file).toList(), findings);
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile)
                .filter(file -> file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".csv"))
                .sorted().toList();
        }
    }

    private static Optional<Sheet> sheet(Finding finding, List<Sheet> sheets) {
        return sheets.stream().filter(sheet -> sheet.file().equals(finding.file())).findFirst();
    }

    /** A target stands where its first indicator does. */
    private static int row(Finding finding, List<Sheet> sheets) {
        List<Line> lines = sheet(finding, sheets).map(Sheet::lines).orElse(List.of());
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).key().equals(finding.row()) || lines.get(i).text("target").equals(finding.row())
                && lines.get(i).sheet().layout() == Layout.PLAN) {
                return i;
            }
        }
        return -1;
    }

    private static int column(Finding finding, List<Sheet> sheets) {
        return sheet(finding, sheets).map(sheet -> sheet.columns().indexOf(finding.column())).orElse(-1);
    }
}
