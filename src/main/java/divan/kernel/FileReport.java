package divan.kernel;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What became of a file of rows.
 *
 * @param register what was taken in or given out
 * @param sha256 of its bytes, 64 hexadecimal digits
 * @param rows without the header
 * @param findings in the order of lines, at most {@link #MOST}
 * @param more how many findings beyond those
 * @param act by which it was imported or exported; null where nothing was done
 */
public record FileReport(String register, String sha256, long rows, List<FileFinding> findings, long more,
        @Nullable UUID act) {
    public static final int MOST = 1000;

    public boolean isGood() {
        return findings.isEmpty();
    }
}
