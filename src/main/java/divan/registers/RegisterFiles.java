package divan.registers;

import divan.access.Purpose;
import divan.database.RowIdentity;
import divan.database.Transactions;
import divan.journal.Act;
import divan.journal.Journal;
import divan.kernel.Failure;
import divan.kernel.FileReport;
import divan.kernel.Findings;
import divan.kernel.Ids;
import divan.kernel.RowReader;
import divan.packs.Pack;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;

/**
 * A whole register taken in from a CSV file, or given out as one: all or nothing, by one act that bears the
 * file's hash. However large the file is, a thousand rows are in memory at a time.
 *
 * <p>The file has the columns {@code number} (identity number), {@code from} and {@code last} (days, the last
 * one inclusive or empty for no end), {@code series}, and the fields of the register. What was given out can
 * be taken in again and is given out alike, byte by byte.
 */
@Component
public class RegisterFiles {
    public static final String IMPORTED = "register.imported";
    public static final String EXPORTED = "register.exported";
    /** What a post needs to take in or give out a register. */
    public static final String FUNCTION = "register.files";
    /** Keeping a register is a duty of its controller. */
    static final Purpose KEEPING = new Purpose("register-keeping", "6698/5/2-ç");
    private static final int READ_AT_ONCE = 500;

    private final RegisterDefinitions definitions;
    private final FileRules rules;
    private final Arrivals arrivals;
    private final Departures departures;
    private final Journal journal;
    private final Transactions transactions;
    private final Clock clock;
    private final boolean demo;

    RegisterFiles(RegisterDefinitions definitions, FileRules rules, Arrivals arrivals, Departures departures,
            Journal journal, Transactions transactions, Clock clock, @Value("${divan.demo}") boolean demo) {
        this.definitions = definitions;
        this.rules = rules;
        this.arrivals = arrivals;
        this.departures = departures;
        this.journal = journal;
        this.transactions = transactions;
        this.clock = clock;
        this.demo = demo;
    }

    /** Makes the registers of a pack known, in a program that has not started. */
    public void know(Pack pack) {
        definitions.load(pack);
        rules.load(pack);
    }

    /** Registers that may be taken in and given out. */
    public List<Register> registers() {
        return rules.registers().stream().flatMap(id -> definitions.find(id).stream()).toList();
    }

    /**
     * Takes a file in. Rows are added to those that stand; none of those is changed. In a demonstration world
     * new parties are synthetic.
     *
     * @param file read once, to its end, and not closed
     * @throws Failure NOT_FOUND for a register that is not taken in; CONFLICT ({@code file-known})
     *         for a file that was taken in before, ({@code register-changed}) where somebody changed the
     *         register meanwhile
     */
    public FileReport take(FileOrder order, InputStream file) {
        Register register = register(order.register());
        try {
            return transactions.as(RowIdentity.SYSTEM, () -> taken(order, register, file));
        } catch (DataIntegrityViolationException e) {
            throw Failure.conflict("register-changed");
        }
    }

    private Register register(String id) {
        return rules.find(id).flatMap(rule -> definitions.find(id)).orElseThrow(Failure::notFound);
    }

    private FileReport taken(FileOrder order, Register register, InputStream file) {
        UUID id = Ids.next();
        Findings findings = new Findings();
        DigestInputStream digested = new DigestInputStream(file, sha256());
        arrivals.begin();
        long rows = read(register, id, digested, findings);
        String sha256 = HexFormat.of().formatHex(digested.getMessageDigest().digest());
        if (order.sha256() != null && !order.sha256().equalsIgnoreCase(sha256)) {
            findings.add(0, "", "other-file");
        }
        arrivals.known(register.id(), sha256).ifPresent(act -> {
            throw Failure.conflict("file-known", act);
        });
        if (findings.isEmpty()) {
            arrivals.check(id, register.id(), newParties(register), findings);
        }
        UUID act = findings.isEmpty() && !order.dryRun() ? settled(order, register, id, sha256, rows) : null;
        arrivals.clear(id);
        return new FileReport(register.id(), sha256, rows, findings.inOrder(), findings.more(), act);
    }

    private boolean newParties(Register register) {
        return rules.find(register.id()).map(FileRules.Rule::newParties).orElse(false);
    }

    private long read(Register register, UUID id, InputStream file, Findings findings) {
        Arrivals.Batch batch = arrivals.new Batch(id);
        try {
            long rows = new RowReader(findings, new RowCheck(register, findings, batch)).read(file);
            batch.write();
            file.transferTo(OutputStream.nullOutputStream());
            return rows;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private UUID settled(FileOrder order, Register register, UUID file, String sha256, long rows) {
        UUID act = Ids.next();
        int parties = arrivals.enter(file, register.id(), demo, act);
        arrivals.keep(register.id(), sha256, rows, act);
        Map<String, Object> body = body(order, sha256, rows);
        body.put("newParties", parties);
        return append(act, order, IMPORTED, body);
    }

    private UUID append(UUID id, FileOrder order, String type, Map<String, Object> body) {
        return journal.append(new Act(id, clock.instant(), order.by(), type, List.of(),
            List.of(KEEPING.basis()), KEEPING.code(), body, false));
    }

    private static Map<String, Object> body(FileOrder order, String sha256, long rows) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("register", order.register());
        body.put("sha256", sha256);
        body.put("rows", rows);
        body.put("reason", order.reason());
        return body;
    }

    /**
     * Gives a register out. Everybody whose rows are in it can see that they were read, by whom and why. What
     * was written may be handed on only once this has returned: before, nothing says that it was read.
     *
     * @param out not closed
     */
    public FileReport give(FileOrder order, OutputStream out) {
        Register register = register(order.register());
        return transactions.as(RowIdentity.SYSTEM, () -> given(order, register, out));
    }

    private FileReport given(FileOrder order, Register register, OutputStream out) {
        DigestOutputStream digested = new DigestOutputStream(out, sha256());
        Set<UUID> read = new LinkedHashSet<>();
        long[] rows = new long[1];
        try (Stream<Departures.Leaving> leaving = departures.of(register.id())) {
            RowWriter writer = new RowWriter(register, digested);
            leaving.forEach(row -> {
                write(writer, row);
                rows[0]++;
                read.add(row.party());
                if (read.size() == READ_AT_ONCE) {
                    told(order, read);
                }
            });
            writer.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        told(order, read);
        String sha256 = HexFormat.of().formatHex(digested.getMessageDigest().digest());
        UUID act = append(Ids.next(), order, EXPORTED, body(order, sha256, rows[0]));
        return new FileReport(register.id(), sha256, rows[0], List.of(), 0, act);
    }

    private static void write(RowWriter writer, Departures.Leaving row) {
        try {
            writer.write(row);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void told(FileOrder order, Set<UUID> read) {
        if (!read.isEmpty()) {
            journal.append(Act.of(clock.instant(), order.by(), "data.read", List.copyOf(read),
                List.of(KEEPING.basis()), KEEPING.code(), Map.of("what", "register-file")));
            read.clear();
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
