package divan.budget;

import divan.budget.Movement.Kind;
import divan.journal.FourEyes.Decided;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Movements of one kind that are decided together; the proposal is the act of this id.
 *
 * @param organ whose budget it is
 * @param sha256 of the file they came in
 * @param reason law, decision or payment order they rest on, in words
 * @param decided null while it waits for a second official
 */
public record Batch(UUID act, String organ, int year, Kind kind, String sha256, String reason,
        List<Movement> movements, Instant at, String post, @Nullable Decided decided) {
    public Batch {
        movements = List.copyOf(movements);
    }

    public boolean isOpen() {
        return decided == null;
    }

    public BigDecimal sum() {
        return movements.stream().map(Movement::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** What the acts say of it, and what is stored of its movements. */
    Map<String, Object> body() {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("organ", organ);
        body.put("year", String.valueOf(year));
        body.put("kind", kind.code());
        body.put("sha256", sha256);
        body.put("reason", reason);
        body.put("movements", movements.stream().map(Batch::told).toList());
        return body;
    }

    private static Map<String, Object> told(Movement movement) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("code", movement.code().toString());
        told.put("amount", movement.amount().toPlainString());
        told.put("from", Objects.toString(movement.from(), ""));
        return told;
    }

    /** The reverse of what the body says. */
    static List<Movement> movements(Object told) {
        List<Movement> movements = new ArrayList<>();
        for (Object one : (List<?>) told) {
            Map<?, ?> movement = (Map<?, ?>) one;
            String from = String.valueOf(movement.get("from"));
            movements.add(new Movement(code(String.valueOf(movement.get("code"))),
                new BigDecimal(String.valueOf(movement.get("amount"))), from.isEmpty() ? null : code(from)));
        }
        return movements;
    }

    private static BudgetCode code(String text) {
        String[] parts = text.split(" ");
        return new BudgetCode(parts[0], parts[1], parts[2], parts[3]);
    }
}
