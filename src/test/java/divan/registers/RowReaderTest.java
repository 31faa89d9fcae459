package divan.registers;

import static org.assertj.core.api.Assertions.assertThat;

import divan.kernel.Cells;
import divan.kernel.FileFinding;
import divan.kernel.FileReport;
import divan.kernel.Findings;
import divan.kernel.IdentityNumber;
import divan.kernel.RowReader;
import divan.kernel.Span;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of rows as people make them, and as nobody should. */
class RowReaderTest {
    static final Register REGISTER = new Register("permits", Map.of("tr", "İzinler"), 1,
        new Register.Keeper("90000002", null), List.of(field("name", "text"),
        field("kind", "code", "short", "long"),
            field("day", "date"), field("count", "number"), field("here", "boolean")), null);
    private static final String HEADER = "number,from,last,series,name,kind,day,count,here\n";
    private static final String AMINA = IdentityNumber.withCheckDigits("990000001");
    private final List<FileRow> rows = new ArrayList<>();
    private Findings findings = new Findings();

    private static Register.Field field(String id, String type, String... codes) {
        return new Register.Field(id, type, Map.of("tr", id), List.of(codes));
    }

    @BeforeEach
    void open() {
        rows.clear();
        findings = new Findings();
    }

    private void read(InputStream in) {
        try {
            new RowReader(findings, new RowCheck(REGISTER, findings, rows::add)).read(in);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private void read(String text, Charset charset) {
        read(new ByteArrayInputStream(text.getBytes(charset)));
    }

    private void read(String lines) {
        read(HEADER + lines, StandardCharsets.UTF_8);
    }

    private List<String> found() {
        return findings.inOrder().stream().map(f -> f.line() + " " + f.column() + " " + f.code()).toList();
    }

    @Test
    void aRowIsReadWithItsTypesAndItsLine() {
        read(AMINA + ",2026-01-01,2026-12-31,a,\"Amina \"\"Ö\"\"\nrnek\",short,2026-02-28,3,true\n"
            + AMINA + ",2027-01-01,,,,,,,\n");
        assertThat(found()).isEmpty();
        assertThat(rows).containsExactly(
            new FileRow(2, AMINA, "a", Span.of(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 12, 31)),
                Map.of("name", "Amina \"Ö\"\nrnek", "kind", "short", "day", "2026-02-28", "count", 3,
                "here", true)),
            new FileRow(4, AMINA, "", Span.since(LocalDate.of(2027, 1, 1)), Map.of()));
    }

    @Test
    void everyWrongCellIsFoundWithItsColumn() {
        read("12345678901,2026-13-01,x,s,n,other,2026-02-30,many,maybe\n" + AMINA
            + ",2026-02-01,2026-01-01,,,,,,\n");
        assertThat(found()).containsExactly("2 number identity-number", "2 from day", "2 last day",
            "2 kind value", "2 day value", "2 count value", "2 here value", "3 last ends-before");
        assertThat(rows).isEmpty();
    }

    @Test
    void aRowWithTooFewOrTooManyCellsIsFoundAndTheNextIsRead() {
        read(AMINA + ",2026-01-01\n\n" + AMINA + ",2026-01-01,,,,,,,\n" + AMINA + ",2026-01-01,,,,,,,,,\n");
        assertThat(found()).containsExactly("2  cells", "3  cells", "5  cells");
        assertThat(rows).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"number,from,last,name", "number,from,last,series,name,name",
        "number,from,last,series,nmae", "NUMBER,from,last,series", "number;from;last;series", "", "\u0000"})
    void aHeaderThatDoesNotFitIsRefused(String header) {
        read(header + "\n" + AMINA + ",2026-01-01,,,\n", StandardCharsets.UTF_8);
        assertThat(findings.isEmpty()).isFalse();
        assertThat(rows).isEmpty();
    }

    @Test
    void anEmptyFileIsSaidToBeEmpty() {
        read("", StandardCharsets.UTF_8);
        assertThat(found()).containsExactly("1  empty");
    }

    @Test
    void aByteOrderMarkIsTakenAndAnyOtherEncodingRefused() {
        String row = AMINA + ",2026-01-01,,,Şule Güneş İnce,,,,\n";
        read("\ufeff" + HEADER + row, StandardCharsets.UTF_8);
        assertThat(found()).isEmpty();
        assertThat(rows).hasSize(1);
        for (String charset : List.of("windows-1254", "ISO-8859-9", "UTF-16", "UTF-16LE", "UTF-32")) {
            open();
            read(HEADER + row, Charset.forName(charset));
            assertThat(findings.inOrder()).as(charset).isNotEmpty();
            assertThat(rows).as(charset).isEmpty();
        }
        open();
        read(HEADER + row, Charset.forName("windows-1254"));
        assertThat(findings.inOrder()).extracting(FileFinding::code).containsExactly("not-utf-8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "=HYPERLINK(\"http://x\")", "@SUM(A1)", "+cmd|' /C calc'!A0",
        "-2+3+cmd|x", "\tx", "\rx", "x\u0000y", "x\u0007", "x\u001b[31m"})
    void aCellThatASpreadsheetWouldCalculateOrNobodyCanSeeIsRefused(String cell) {
        read(AMINA + ",2026-01-01,,,\"" + cell.replace("\"", "\"\"") + "\",,,,\n");
        assertThat(findings.inOrder()).singleElement()
            .satisfies(f -> assertThat(f.code()).isIn("formula", "control"));
        assertThat(rows).isEmpty();
    }

    @Test
    void aTextThatBeginsLikeAFormulaGoesThroughAnApostrophe() {
        for (String text : List.of("=1+1", "@x", "-x", "+x", "'", "''", "'=x", "plain", "o'x",
                "+90 312 000 00 00")) {
            String cell = Cells.written(text);
            assertThat(Cells.isFormula(cell)).as(text).isFalse();
            assertThat(Cells.read(cell)).isEqualTo(text);
        }
    }

    @Test
    void aQuoteThatIsNeverClosedEndsTheReading() {
        read(AMINA + ",2026-01-01,,,\"open,,,,\n" + (AMINA + ",2026-01-01,,,x,,,,\n").repeat(10));
        assertThat(findings.inOrder()).singleElement()
            .satisfies(f -> assertThat(f.code()).isEqualTo("not-csv"));
        assertThat(rows).isEmpty();
    }

    @Test
    void aFieldOfTenMegabytesEndsTheReadingAtItsLine() {
        read(AMINA + ",2026-01-01,,,x,,,,\n" + AMINA + ",2026-01-01,,," + "x".repeat(10_000_000) + ",,,,\n");
        assertThat(found()).containsExactly("3  record-too-long");
        assertThat(rows).hasSize(1);
    }

    @Test
    void aLineOfManyMillionCommasEndsTheReading() {
        read(",".repeat(10_000_000));
        assertThat(found()).containsExactly("2  record-too-long");
    }

    @Test
    void anEndlessLineIsNotReadIntoMemory() {
        byte[] header = HEADER.getBytes(StandardCharsets.UTF_8);
        long[] served = new long[1];
        read(new InputStream() {
            @Override
            public int read() {
                long at = served[0]++;
                return at < header.length ? header[(int) at] : 'x';
            }
        });
        assertThat(findings.inOrder()).singleElement()
            .satisfies(f -> assertThat(f.code()).isEqualTo("record-too-long"));
        assertThat(served[0]).isLessThan(2_000_000);
    }

    @Test
    void aReportIsNoLongerThanAnybodyReads() {
        read("x\n".repeat(5000));
        assertThat(findings.inOrder()).hasSize(FileReport.MOST);
        assertThat(findings.more()).isEqualTo(4000);
    }

    /** Larger than the heap of the machine that reads it. */
    @Test
    void aMillionRowsAreReadInThirtyTwoMegabytes() throws Exception {
        Process child = new ProcessBuilder(System.getProperty("java.home") + "/bin/java", "-Xmx32m", "-cp",
            System.getProperty("java.class.path"), MillionRows.class.getName()).redirectErrorStream(true)
            .start();
        String said = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(child.waitFor(5, TimeUnit.MINUTES)).isTrue();
        assertThat(said).contains("rows=1000000 findings=0");
        assertThat(Long.parseLong(said.replaceAll("(?s).*bytes=([0-9]+).*", "$1"))).isGreaterThan(64_000_000);
    }
}
