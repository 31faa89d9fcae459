package divan.budget;

import static org.assertj.core.api.Assertions.assertThat;

import divan.budget.BudgetCode.Tertip;
import divan.budget.BudgetLaw.Limits;
import divan.budget.BudgetLaw.Problem;
import divan.budget.Movement.Kind;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Identities of a budget and what Law 5018 allows, by example and over invented years. */
class BudgetLawTest {
    private static final Limits LIMITS = new Limits(BigDecimal.valueOf(20), BigDecimal.valueOf(20));
    private static final BudgetCode GOODS = code("02.01.01", "03.02");
    private static final BudgetCode TRAVEL = code("02.02.01", "03.03");
    private static final BudgetCode WORKS = code("02.01.01", "06.05");
    private static final BudgetCode STAFF = code("02.01.01", "01.01");
    private static final List<BudgetCode> CODES = List.of(GOODS, TRAVEL, WORKS, STAFF,
        code("02.01.02", "03.02"), code("03.01.01", "03.02.10"), code("03.01.01", "03.02.20"));

    private static BudgetCode code(String activity, String economic) {
        return new BudgetCode(activity, "90000002", "01", economic);
    }

    private static Movement of(BudgetCode code, String amount) {
        return new Movement(code, new BigDecimal(amount), null);
    }

    private static Movement of(BudgetCode from, BudgetCode to, String amount) {
        return new Movement(to, new BigDecimal(amount), from);
    }

    private static Book book() {
        Book book = new Book();
        for (BudgetCode code : List.of(GOODS, TRAVEL, WORKS, STAFF)) {
            book.take(Kind.APPROPRIATION, of(code, "1000"));
        }
        return book;
    }

    private static Optional<String> refused(Book book, Kind kind, Movement movement) {
        return BudgetLaw.problem(book, kind, movement, LIMITS).map(Problem::code);
    }

    /** Two activities of one programme, and economic codes below the second level, are one tertip (15/4). */
    @Test
    void aTertipIsWhatTheLawSays() {
        assertThat(code("02.01.01", "03.02.10.01").tertip())
            .isEqualTo(new Tertip("02", "90000002", "01", "03.02"))
            .isEqualTo(code("02.02.04", "03.02").tertip());
        assertThat(code("03.01.01", "03.02").tertip()).isNotEqualTo(GOODS.tertip());
    }

    @Test
    void nobodySpendsMoreThanTheTertipHas() {
        Book book = book();
        assertThat(refused(book, Kind.SPENDING, of(GOODS, "1000"))).isEmpty();
        assertThat(refused(book, Kind.SPENDING, of(GOODS, "1000.01"))).contains("budget-exceeds");
        assertThat(refused(book, Kind.SPENDING, of(code("02.02.03", "03.02"), "1000"))).isEmpty();
        assertThat(refused(book, Kind.DEDUCTION, of(WORKS, "1000.01"))).contains("budget-exceeds");
        book.take(Kind.SPENDING, of(GOODS, "600"));
        assertThat(refused(book, Kind.DEDUCTION, of(GOODS, "400"))).isEmpty();
        assertThat(refused(book, Kind.DEDUCTION, of(GOODS, "401"))).contains("budget-exceeds");
    }

    @Test
    void anAdministrationTransfersAFifthAndThePresidencyBeyond() {
        Book book = book();
        assertThat(refused(book, Kind.TRANSFER, of(WORKS, GOODS, "200"))).isEmpty();
        assertThat(refused(book, Kind.TRANSFER, of(WORKS, GOODS, "200.01"))).contains("budget-own-limit");
        book.take(Kind.TRANSFER, of(WORKS, GOODS, "150"));
        assertThat(refused(book, Kind.TRANSFER, of(WORKS, GOODS, "50"))).isEmpty();
        assertThat(refused(book, Kind.TRANSFER, of(WORKS, GOODS, "51"))).contains("budget-own-limit");
        assertThat(refused(book, Kind.PRESIDENCY_TRANSFER, of(WORKS, GOODS, "800"))).isEmpty();
        book.take(Kind.PRESIDENCY_TRANSFER, of(WORKS, GOODS, "800"));
        assertThat(refused(book, Kind.PRESIDENCY_TRANSFER, of(TRAVEL, GOODS, "1")))
            .contains("budget-presidency-limit");
    }

    @Test
    void nothingLeavesPersonnelOrWhatHasReceived() {
        Book book = book();
        assertThat(refused(book, Kind.TRANSFER, of(STAFF, GOODS, "1"))).contains("budget-personnel");
        assertThat(refused(book, Kind.PRESIDENCY_TRANSFER, of(STAFF, GOODS, "1")))
            .contains("budget-personnel");
        assertThat(refused(book, Kind.TRANSFER, of(WORKS, STAFF, "1"))).isEmpty();
        book.take(Kind.TRANSFER, of(WORKS, GOODS, "1"));
        assertThat(refused(book, Kind.TRANSFER, of(GOODS, TRAVEL, "1"))).contains("budget-received");
        assertThat(refused(book, Kind.TRANSFER, of(code("02.02.02", "03.02"), TRAVEL, "1")))
            .as("another activity of the same tertip").contains("budget-received");
        assertThat(refused(book, Kind.TRANSFER, of(GOODS, code("02.02.02", "03.02"), "1")))
            .contains("budget-same");
        assertThat(refused(book, Kind.APPROPRIATION, of(GOODS, "1"))).contains("budget-twice");
    }

    /** Whatever is proposed, what is allowed keeps every identity, and what is refused changes nothing. */
    @Test
    void theIdentitiesHoldThroughInventedYears() {
        Random random = new Random(20261123);
        int taken = 0;
        int refused = 0;
        for (int year = 0; year < 300; year++) {
            Book book = new Book();
            Map<Kind, BigDecimal> sums = new HashMap<>();
            for (int i = 0; i < 120; i++) {
                Kind kind = i < 6 ? Kind.APPROPRIATION : Kind.values()[random.nextInt(6)];
                BudgetCode code = CODES.get(random.nextInt(CODES.size()));
                BigDecimal amount = BigDecimal.valueOf(1 + random.nextInt(50_000), 2);
                Movement movement = new Movement(code, amount, kind.isTransfer()
                    ? CODES.get(random.nextInt(CODES.size())) : null);
                if (BudgetLaw.problem(book, kind, movement, LIMITS).isEmpty()) {
                    book.take(kind, movement);
                    sums.merge(kind, amount, BigDecimal::add);
                    taken++;
                } else {
                    refused++;
                }
            }
            holds(book, sums);
        }
        assertThat(taken).isGreaterThan(5000);
        assertThat(refused).isGreaterThan(5000);
    }

    private static void holds(Book book, Map<Kind, BigDecimal> sums) {
        Amounts total = book.total();
        BigDecimal moved = sum(sums, Kind.TRANSFER).add(sum(sums, Kind.PRESIDENCY_TRANSFER));
        assertThat(total.initial()).isEqualByComparingTo(sum(sums, Kind.APPROPRIATION));
        assertThat(total.added()).isEqualByComparingTo(sum(sums, Kind.ADDITION).add(moved));
        assertThat(total.deducted()).isEqualByComparingTo(sum(sums, Kind.DEDUCTION).add(moved));
        assertThat(total.spent()).isEqualByComparingTo(sum(sums, Kind.SPENDING));
        assertThat(total.appropriation()).isEqualByComparingTo(total.initial().add(total.added())
            .subtract(total.deducted()));
        assertThat(total.remaining()).isEqualByComparingTo(total.appropriation().subtract(total.spent()));
        for (Tertip tertip : book.tertips()) {
            assertThat(book.of(tertip).remaining()).as("nothing is spent beyond " + tertip)
                .isGreaterThanOrEqualTo(BigDecimal.ZERO);
            assertThat(book.received(tertip)).isLessThanOrEqualTo(book.of(tertip).initial()
                .multiply(new BigDecimal("0.2")));
        }
        assertThat(book.byPresidency()).isLessThanOrEqualTo(total.initial().multiply(new BigDecimal("0.2")));
        for (Map<?, Amounts> parts : List.<Map<?, Amounts>>of(book.lines(), book.by(BudgetCode::activity),
                book.by(BudgetCode::subProgramme), book.by(BudgetCode::institution),
                book.by(code -> code.tertip().toString()))) {
            assertThat(parts.values().stream().reduce(Amounts.NONE, Amounts::plus)).isEqualTo(total);
        }
    }

    private static BigDecimal sum(Map<Kind, BigDecimal> sums, Kind kind) {
        return sums.getOrDefault(kind, BigDecimal.ZERO);
    }
}
