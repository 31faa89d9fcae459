package divan.budget;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Money given, moved or spent.
 *
 * @param code to which it is given, from which it is taken or spent
 * @param amount in liras, above 0, with at most two decimals
 * @param from whence it is transferred; null unless it is a transfer
 */
public record Movement(BudgetCode code, BigDecimal amount, @Nullable BudgetCode from) {
    /** What is done; each is an act of its own. */
    public enum Kind {
        /** At the beginning of the year, by the budget law. */
        APPROPRIATION("appropriated", "5018/15/1"),
        /** From outside the administration's own budget. */
        ADDITION("added", "5018/21/1"),
        DEDUCTION("deducted", "5018/21/1"),
        /** Within the administration's budget, by itself. */
        TRANSFER("transferred", "5018/21/2"),
        /** The same by the Presidency, beyond what the administration may do itself. */
        PRESIDENCY_TRANSFER("transferred-by-presidency", "5018/21/2"),
        SPENDING("spent", "5018/20/1-d");

        private final String code;
        private final String basis;

        Kind(String code, String basis) {
            this.code = code;
            this.basis = basis;
        }

        /** As data, addresses and the act's type write it. */
        public String code() {
            return code;
        }

        /** Type of the act by which it takes effect. */
        public String act() {
            return "budget." + code;
        }

        public String basis() {
            return basis;
        }

        public boolean isTransfer() {
            return this == TRANSFER || this == PRESIDENCY_TRANSFER;
        }

        public static Optional<Kind> of(String code) {
            return Arrays.stream(values()).filter(kind -> kind.code.equals(code)).findFirst();
        }
    }
}
