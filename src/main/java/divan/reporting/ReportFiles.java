package divan.reporting;

import divan.documents.Publication;
import divan.kernel.Words;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** A report as files. The same report and instant give the same pages. */
public final class ReportFiles {
    private static final List<String> HEADER = List.of("table", "file", "row", "column", "printed",
        "computed", "standing", "severity", "kind", "reason");

    private final AnnualReport report;
    private final Words words;

    public ReportFiles(AnnualReport report) {
        this.report = report;
        this.words = new Words("reporting", report.lang());
    }

    /** HTML, PDF/A, DOCX and the comparison as CSV, by name. */
    public Map<String, byte[]> all(Instant at) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("report.html", html().getBytes(StandardCharsets.UTF_8));
        files.put("report.pdf", pdf(at));
        files.put("report.docx", docx(at));
        files.put("cells.csv", cells().getBytes(StandardCharsets.UTF_8));
        return files;
    }

    /** One page that needs nothing else. */
    public String html() {
        return "<!DOCTYPE html>\n" + page(false);
    }

    /** PDF/A-2a and PDF/UA-1; it bears no seal. */
    public byte[] pdf(Instant at) {
        return Publication.pdf(page(true), at);
    }

    public byte[] docx(Instant at) {
        return new WordFile(report, words).bytes(at);
    }

    private String page(boolean paper) {
        StringOutput out = new StringOutput();
        TemplateEngine.createPrecompiled(ContentType.Html).render("reporting/report.jte", Map.of("report",
            report, "words", words, "paper", paper, "style", style(paper ? "paper.css" : "page.css")), out);
        return out.toString();
    }

    private static String style(String name) {
        try (InputStream in = ReportFiles.class.getResourceAsStream("/reporting/" + name)) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every cell: printed, computed, how they stand to each other, and why. */
    public String cells() {
        StringBuilder text = new StringBuilder();
        try (CSVPrinter csv = new CSVPrinter(text, CSVFormat.RFC4180)) {
            csv.printRecord(HEADER);
            for (Compared cell : report.comparison()) {
                csv.printRecord(cell.table(), cell.file(), cell.row(), cell.column(), cell.printed(),
                    cell.computed(), cell.standing(), cell.severity(), cell.kind(), cell.reason());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }
}
