package divan.registers;

import divan.journal.Actor;
import org.jspecify.annotations.Nullable;

/**
 * What somebody asks to be done with a file of rows.
 *
 * @param by an official's post, also where an operator does it for them
 * @param reason why, in words; it stands in the act
 * @param sha256 64 hexadecimal digits that the file must have, or null
 * @param dryRun everything is checked and nothing is changed
 */
public record FileOrder(String register, Actor by, String reason, @Nullable String sha256, boolean dryRun) {
    public FileOrder {
        if (reason.isBlank()) {
            throw new IllegalArgumentException("a reason is needed");
        }
    }
}
