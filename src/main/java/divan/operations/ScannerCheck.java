package divan.operations;

import divan.scanning.Scanner;
import divan.scanning.Verdict;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Tries a malware scanner with the test file that every scanner knows, and with one that holds nothing. */
public final class ScannerCheck {
    /** The EICAR test file, in two parts so that no scanner finds it in this program. */
    private static final String EICAR =
        "X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + "EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*";

    private ScannerCheck() {
    }

    public static List<Remark> of(Scanner scanner) {
        if (!scanner.isOn()) {
            return List.of(Remark.note("scanner-untried"));
        }
        return switch (scanner.scan(EICAR.getBytes(StandardCharsets.US_ASCII))) {
            case Verdict.Away away -> List.of(Remark.wrong("scanner-away", away.why()));
            case Verdict.Clean _ -> List.of(Remark.wrong("scanner-blind"));
            case Verdict.Infected _ -> List.of(scanner.scan(new byte[] {'o', 'k'}) instanceof Verdict.Clean
                ? Remark.good("scanner") : Remark.wrong("scanner-refuses"));
        };
    }
}
