package divan.journal;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why something may not be erased (yet).
 *
 * @param code text key {@code erasure.hindrance.<code>}
 * @param what the number of a case, or a register: nothing personal
 * @param until the first day on which this hinders no more; null where no day is known
 * @param basis the provisions by which it is kept
 * @param always whether it hinders an order of a court or of the Board too
 */
public record Hindrance(String code, String what, @Nullable LocalDate until, List<String> basis,
        boolean always) {
    /** What is handed over to the State Archives is destroyed here only when it has been handed over. */
    public static final String HAND_OVER = "hand-over";

    public Hindrance {
        basis = List.copyOf(basis);
    }
}
