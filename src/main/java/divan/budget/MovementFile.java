package divan.budget;

import divan.audit.Numeral;
import divan.budget.Movement.Kind;
import divan.kernel.FileReport;
import divan.kernel.Findings;
import divan.kernel.RowReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A CSV file of movements of one kind, checked row by row: columns, codes, amounts, and then the law, each
 * row after the ones before it.
 */
final class MovementFile implements RowReader.Rows {
    static final List<String> COLUMNS = List.of("activity", "institution", "financing", "economic", "amount");
    static final List<String> FROM =
        List.of("from_activity", "from_institution", "from_financing", "from_economic");
    static final int MOST_ROWS = 5000;
    private static final Charset TURKISH_WINDOWS = Charset.forName("windows-1254");

    private final Findings findings = new Findings();
    private final List<Movement> movements = new ArrayList<>();
    private final Kind kind;
    private final Book book;
    private final BudgetLaw.Limits limits;
    private final Classification codes;
    private final Predicate<String> institutions;
    private List<String> header = List.of();
    private boolean windows;

    /**
     * @param book into which good rows are taken, so that the next are checked after them
     * @param institutions whether an organ may spend from this budget
     */
    MovementFile(Kind kind, Book book, BudgetLaw.Limits limits, Classification codes,
            Predicate<String> institutions) {
        this.kind = kind;
        this.book = book;
        this.limits = limits;
        this.codes = codes;
        this.institutions = institutions;
    }

    /** @return with no findings where everything may be done */
    FileReport read(byte[] file) {
        try {
            byte[] text = utf8(file);
            long rows = new RowReader(findings, this).read(new ByteArrayInputStream(text));
            if (rows == 0 && findings.isEmpty()) {
                findings.add(0, "", "empty");
            }
            return new FileReport("budget", sha256(file), rows, findings.inOrder(), findings.more(), null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Movement> movements() {
        return List.copyOf(movements);
    }

    /** What is not UTF-8 is read as Windows-1254, so that the row and column can be said where that shows. */
    private byte[] utf8(byte[] file) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(file));
            return file;
        } catch (CharacterCodingException e) {
            windows = true;
            return new String(file, TURKISH_WINDOWS).getBytes(StandardCharsets.UTF_8);
        }
    }

    private static String sha256(byte[] file) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public boolean header(List<String> names) {
        header = names;
        if (windows) {
            encoded(1, names);
        }
        List<String> needed = new ArrayList<>(COLUMNS);
        if (kind.isTransfer()) {
            needed.addAll(FROM);
        }
        return findings.headed(names, needed, needed);
    }

    /** Said once, in the first cell where another encoding would show other letters. */
    private void encoded(long line, List<String> cells) {
        for (int i = 0; i < cells.size() && windows; i++) {
            if (cells.get(i).chars().anyMatch(c -> c > 127)) {
                windows = false;
                findings.add(line, i < header.size() && line > 1 ? header.get(i) : "", "budget-encoding");
            }
        }
    }

    @Override
    public void row(long line, String[] cells) {
        if (windows) {
            encoded(line, List.of(cells));
        }
        if (!findings.filled(line, cells, header)) {
            return;
        }
        if (movements.size() >= MOST_ROWS) {
            findings.add(line, "", "budget-many", MOST_ROWS);
            return;
        }
        BudgetCode code = code(line, cells, "");
        BudgetCode from = kind.isTransfer() ? code(line, cells, "from_") : null;
        BigDecimal amount = amount(line, cell(cells, "amount"));
        if (code != null && amount != null && (from != null || !kind.isTransfer())) {
            take(line, new Movement(code, amount, from));
        }
    }

    private void take(long line, Movement movement) {
        BudgetLaw.problem(book, kind, movement, limits).ifPresentOrElse(problem -> findings.add(line,
            problem.column(), problem.code(), problem.left().toPlainString(), problem.basis()), () -> {
                book.take(kind, movement);
                movements.add(movement);
            });
    }

    private String cell(String[] cells, String column) {
        return cells[header.indexOf(column)].strip();
    }

    private @Nullable BudgetCode code(long line, String[] cells, String prefix) {
        BudgetCode code = new BudgetCode(cell(cells, prefix + "activity"),
            cell(cells, prefix + "institution"), cell(cells, prefix + "financing"),
            cell(cells, prefix + "economic"));
        boolean good = known(line, prefix + "activity", codes.knows("activity", code.activity()))
            & known(line, prefix + "institution", institutions.test(code.institution()))
            & known(line, prefix + "financing", codes.knows("financing", code.financing()))
            & known(line, prefix + "economic", BudgetCode.ECONOMIC.matcher(code.economic()).matches()
                && codes.knows("economic", code.tertip().economic()));
        return good ? code : null;
    }

    private boolean known(long line, String column, boolean known) {
        if (!known) {
            findings.add(line, column, "budget-unknown");
        }
        return known;
    }

    private @Nullable BigDecimal amount(long line, String text) {
        Numeral numeral = Numeral.of(text, true, false);
        BigDecimal value = numeral.value();
        if (value == null) {
            findings.add(line, "amount", "budget-amount");
        } else if (numeral.problem() != null) {
            findings.add(line, "amount", "budget-" + Objects.requireNonNull(numeral.problem())
                .replace('.', '-'), value.toPlainString());
        } else if (value.signum() <= 0) {
            findings.add(line, "amount", "budget-negative");
        } else if (value.stripTrailingZeros().scale() > 2 || value.precision() - value.scale() > 15) {
            findings.add(line, "amount", "budget-amount");
        } else {
            return value;
        }
        return null;
    }
}
