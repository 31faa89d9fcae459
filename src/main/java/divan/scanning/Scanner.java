package divan.scanning;

import java.net.URI;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Asks the scanner that the operator named, a command or an ICAP server; none where none is named. */
@Component
public final class Scanner {
    private static final Logger LOG = LoggerFactory.getLogger(Scanner.class);
    /** A person waits for the answer, and only a few large uploads are taken in at a time. */
    private static final Duration PATIENCE = Duration.ofSeconds(25);

    private final String command;
    private final String icap;
    private final Duration patience;

    @Autowired
    Scanner(@Value("${divan.scan-command:}") String command, @Value("${divan.scan-icap:}") String icap) {
        this(command, icap, PATIENCE);
    }

    Scanner(String command, String icap, Duration patience) {
        this.command = command;
        this.icap = icap;
        this.patience = patience;
    }

    /** One for commands. @param command with its words, or empty @param icap an address, or empty */
    public static Scanner named(String command, String icap) {
        return new Scanner(command, icap);
    }

    /** Whether files are scanned at all. */
    public boolean isOn() {
        return !command.isEmpty() || !icap.isEmpty();
    }

    /** What the scanners that are named say; the first that does not call it clean decides. */
    public Verdict scan(byte[] content) {
        Verdict verdict = command.isEmpty() ? new Verdict.Clean() : new CommandScan(command, patience)
            .scan(content);
        if (verdict instanceof Verdict.Clean && !icap.isEmpty()) {
            verdict = new IcapScan(URI.create(icap), patience).scan(content);
        }
        switch (verdict) {
            case Verdict.Clean _ -> LOG.debug("An upload is clean");
            case Verdict.Infected infected -> LOG.warn("An upload was refused: {}", infected.name());
            case Verdict.Away away -> LOG.error("Uploads are refused, the scanner does not answer: {}",
                away.why());
        }
        return verdict;
    }
}
