package divan.organisation;

import divan.database.RowIdentity;
import divan.database.Transactions;
import divan.journal.Act;
import divan.journal.Actor;
import divan.journal.Journal;
import divan.kernel.Failure;
import divan.kernel.FileReport;
import divan.kernel.Findings;
import divan.kernel.Ids;
import divan.kernel.RowReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PushbackInputStream;
import java.io.UncheckedIOException;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Organs taken in from a CSV or JSON file, or given out as CSV, JSON or linked data. A file lands whole, by
 * one act that bears its hash, or not at all. A row is one period of an organ; rows that stand already, word
 * by word, are passed over, so that what was given out can be taken in again. An organ that is known is
 * changed by events and corrections, not by a file.
 */
@Component
public class OrganFiles {
    public static final String IMPORTED = "organs.imported";
    /** What a post needs to take organs in. */
    public static final String FUNCTION = "organs.files";
    public static final List<String> FORMS = List.of("csv", "json", "jsonld");
    private static final String REGISTER = "organs";

    private final OrganArrivals arrivals;
    private final OrganDepartures departures;
    private final Journal journal;
    private final Transactions transactions;
    private final Tidings tidings;

    OrganFiles(OrganArrivals arrivals, OrganDepartures departures, Journal journal,
            Transactions transactions, Tidings tidings) {
        this.arrivals = arrivals;
        this.departures = departures;
        this.journal = journal;
        this.transactions = transactions;
        this.tidings = tidings;
    }

    /**
     * What somebody asks to be done.
     *
     * @param by an official's post, or the system where an operator does it who has the data folder
     * @param dryRun everything is checked and nothing is changed
     */
    public record Order(Actor by, String reason, boolean dryRun, Instant at) {
    }

    /** Takes nothing in after all. */
    private static final class NotTaken extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient FileReport report;

        NotTaken(FileReport report) {
            super("not taken in");
            this.report = report;
        }
    }

    /**
     * @param file read once, to its end, and not closed
     * @throws Failure CONFLICT ({@code organs-file-known}) for a file that was taken in before
     */
    public FileReport take(Order order, InputStream file) {
        try {
            return transactions.as(RowIdentity.SYSTEM, () -> taken(order, file));
        } catch (NotTaken e) {
            return e.report;
        }
    }

    private FileReport taken(Order order, InputStream file) {
        UUID id = Ids.next();
        UUID act = Ids.next();
        Findings findings = new Findings();
        DigestInputStream digested = new DigestInputStream(file, sha256());
        arrivals.begin();
        tidings.tell();
        long rows = read(id, digested, findings);
        String sha256 = HexFormat.of().formatHex(digested.getMessageDigest().digest());
        arrivals.known(sha256).ifPresent(known -> {
            throw Failure.conflict("organs-file-known", known);
        });
        int unchanged = findings.isEmpty() ? arrivals.check(id, findings) : 0;
        if (findings.isEmpty()) {
            arrivals.enter(id, act, order.reason(), findings);
        }
        boolean takes = findings.isEmpty() && !order.dryRun();
        FileReport report =
            new FileReport(REGISTER, sha256, rows, findings.inOrder(), findings.more(), takes ? act : null);
        if (!takes) {
            throw new NotTaken(report);
        }
        arrivals.keep(sha256, rows, act);
        journal.append(new Act(act, order.at(), order.by(), IMPORTED, List.of(), List.of(), "organisation",
            Map.of("sha256", sha256, "rows", rows, "unchanged", unchanged, "reason", order.reason()), false));
        arrivals.clear(id);
        return report;
    }

    private long read(UUID id, InputStream file, Findings findings) {
        OrganArrivals.Batch batch = arrivals.new Batch(id);
        try {
            OrganRows organs = new OrganRows(findings, batch::add);
            PushbackInputStream start = new PushbackInputStream(file, 1);
            long rows = isJson(start) ? new OrganJson(findings, organs).read(start)
                : new RowReader(findings, organs).read(start);
            batch.write();
            start.transferTo(OutputStream.nullOutputStream());
            return rows;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A list in JSON begins with its bracket; no column of ours does. */
    private static boolean isJson(PushbackInputStream file) throws IOException {
        int first = file.read();
        if (first >= 0) {
            file.unread(first);
        }
        return first == '[';
    }

    /**
     * Gives the organs out. Nothing about them is personal, so that no act is needed.
     *
     * @param form one of {@link #FORMS}
     * @param day only what stands that day, or null for every period there is or was
     * @param base of the addresses in linked data, without a slash at its end
     * @param out not closed
     */
    public FileReport give(String form, @Nullable LocalDate day, String base, OutputStream out) {
        DigestOutputStream digested = new DigestOutputStream(out, sha256());
        long rows = transactions.as(RowIdentity.SYSTEM, () -> {
            try {
                return departures.write(form, day, base, digested);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        return new FileReport(REGISTER, HexFormat.of().formatHex(digested.getMessageDigest().digest()), rows,
            List.of(), 0, null);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
