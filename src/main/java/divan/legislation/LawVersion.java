package divan.legislation;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A consolidated text of a law as it was taken in.
 *
 * @param version 1, 2 … in the order of taking in
 * @param since the day from which it is the text that is shown
 * @param accepted the day parliament passed the law, as the source says
 * @param gazette day and number of the Resmî Gazete, as far as the source says
 * @param act that took it in
 */
public record LawVersion(String law, int version, LocalDate since, String title, @Nullable LocalDate accepted,
        String gazette, String sourceUrl, String sha256, UUID act) {
}
