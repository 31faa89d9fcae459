package divan.reporting;

import divan.kernel.Words;
import divan.reporting.Block.Bar;
import divan.reporting.Block.Chart;
import divan.reporting.Block.Column;
import divan.reporting.Block.Grid;
import divan.reporting.Block.Row;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.apache.poi.common.usermodel.PictureType;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.util.Units;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.apache.poi.xwpf.usermodel.XWPFStyle;
import org.apache.poi.xwpf.usermodel.XWPFStyles;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPageSz;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTStyle;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STPageOrientation;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STStyleType;

/**
 * A report as an Office Open XML document (ISO/IEC 29500): headings are headings, the first row of a table
 * is repeated on each page, pictures say in words what they show.
 */
final class WordFile {
    private static final String FONT = "Liberation Sans";
    private static final int TEXT = 10;
    private static final int DENSE = 7;
    private static final int WIDTH_TWIPS = 16_838;
    private static final int HEIGHT_TWIPS = 11_906;

    private final AnnualReport report;
    private final Words words;
    private final XWPFDocument document = new XWPFDocument();

    WordFile(AnnualReport report, Words words) {
        this.report = report;
        this.words = words;
    }

    byte[] bytes(Instant at) {
        try (document; ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            frame(at);
            styled("Title", report.title());
            styled("Normal", report.note());
            report.blocks().forEach(this::block);
            document.write(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void frame(Instant at) {
        XWPFStyles styles = document.createStyles();
        styles.setSpellingLanguage(report.lang());
        style(styles, "Normal", "Normal", TEXT, false, -1);
        style(styles, "Title", "Title", 22, true, -1);
        style(styles, "Caption", "caption", TEXT, true, -1);
        for (int level = 1; level <= 4; level++) {
            style(styles, "Heading" + level, "heading " + level, 20 - 2 * level, true, level - 1);
        }
        CTPageSz page = document.getDocument().getBody().addNewSectPr().addNewPgSz();
        page.setW(BigInteger.valueOf(WIDTH_TWIPS));
        page.setH(BigInteger.valueOf(HEIGHT_TWIPS));
        page.setOrient(STPageOrientation.LANDSCAPE);
        var properties = document.getProperties().getCoreProperties();
        properties.setTitle(report.title());
        properties.setCreator(report.organ());
        properties.setCreated(Optional.of(Date.from(at)));
        properties.setModified(Optional.of(Date.from(at)));
    }

    /** @param outline 0 for the first level of headings; below 0: no heading */
    private static void style(XWPFStyles styles, String id, String name, int points, boolean bold,
            int outline) {
        CTStyle style = CTStyle.Factory.newInstance();
        style.setStyleId(id);
        style.setType(STStyleType.PARAGRAPH);
        style.addNewName().setVal(name);
        style.addNewQFormat();
        var run = style.addNewRPr();
        var fonts = run.addNewRFonts();
        fonts.setAscii(FONT);
        fonts.setHAnsi(FONT);
        fonts.setCs(FONT);
        run.addNewSz().setVal(BigInteger.valueOf(2L * points));
        if (bold) {
            run.addNewB();
        }
        if (outline >= 0) {
            style.addNewPPr().addNewOutlineLvl().setVal(BigInteger.valueOf(outline));
        }
        styles.addStyle(new XWPFStyle(style, styles));
    }

    private void styled(String style, String text) {
        XWPFParagraph paragraph = document.createParagraph();
        paragraph.setStyle(style);
        paragraph.createRun().setText(text);
    }

    private void block(Block block) {
        switch (block) {
            case Block.Heading heading -> styled("Heading" + heading.level(), heading.text());
            case Block.Prose prose -> styled("Normal", prose.text());
            case Block.Points points -> points.items().forEach(item -> styled("Normal", "• " + item));
            case Grid grid -> grid(grid);
            case Chart chart -> chart(chart);
        }
    }

    private void grid(Grid grid) {
        styled("Caption", words.of("table-number", grid.number()) + " " + grid.caption());
        if (!grid.printed().isEmpty()) {
            styled("Normal", grid.printed());
        }
        int size = grid.wide() ? DENSE : TEXT - 1;
        XWPFTable table = table(grid.columns().stream().map(Column::title).toList(), size);
        for (Row row : grid.rows()) {
            XWPFTableRow line = table.createRow();
            for (int i = 0; i < row.cells().size(); i++) {
                Cell cell = row.cells().get(i);
                String text = cell.remark().isEmpty() ? cell.text() : cell.text()
                    + " (" + cell.remark() + ")";
                fill(line.getCell(i), text, size, row.level() > 0, grid.columns().get(i).numeric());
            }
        }
        styled("Normal", "");
    }

    private XWPFTable table(List<String> titles, int size) {
        XWPFTable table = document.createTable(1, titles.size());
        table.setWidth("100%");
        XWPFTableRow head = table.getRow(0);
        head.setRepeatHeader(true);
        for (int i = 0; i < titles.size(); i++) {
            fill(head.getCell(i), titles.get(i), size, true, false);
        }
        return table;
    }

    private static XWPFRun fill(XWPFTableCell cell, String text, int size, boolean bold, boolean numeric) {
        XWPFParagraph paragraph = cell.getParagraphs().getFirst();
        if (numeric) {
            paragraph.setAlignment(ParagraphAlignment.RIGHT);
        }
        XWPFRun run = paragraph.createRun();
        run.setFontSize(size);
        run.setBold(bold);
        run.setText(text);
        return run;
    }

    private void chart(Chart chart) {
        styled("Caption", words.of("chart-number", chart.number()) + " " + chart.caption());
        styled("Normal", chart.lead());
        XWPFTable table = table(List.of(words.of("column.what"), words.of("column.drawn"),
            words.of("column.value")), TEXT - 1);
        for (Bar bar : chart.bars()) {
            XWPFTableRow row = table.createRow();
            fill(row.getCell(0), bar.label(), TEXT - 1, false, false);
            picture(fill(row.getCell(1), "", TEXT - 1, false, false), bar.picture());
            fill(row.getCell(2), bar.shown(), TEXT - 1, false, true);
        }
        styled("Normal", "");
    }

    /** Its words are the picture's alternative text. */
    private static void picture(XWPFRun run, Picture picture) {
        try {
            var drawn = run.addPicture(new ByteArrayInputStream(picture.png()), PictureType.PNG, "figure.png",
                Units.pixelToEMU(picture.width()), Units.pixelToEMU(picture.height()));
            drawn.getCTPicture().getNvPicPr().getCNvPr().setDescr(picture.words());
            run.getCTR().getDrawingArray(0).getInlineArray(0).getDocPr().setDescr(picture.words());
        } catch (InvalidFormatException | IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
