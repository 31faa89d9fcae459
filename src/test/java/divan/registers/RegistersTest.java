package divan.registers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import divan.access.Access;
import divan.database.RowIdentity;
import divan.database.Transactions;
import divan.demo.Sundial;
import divan.demo.World;
import divan.kernel.IdentityNumber;
import divan.kernel.Span;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;

/** Rows of registers in time, and parties behind their numbers. */
@World
class RegistersTest {
    private static final LocalDate DAY = LocalDate.of(2026, 1, 1);
    private static final UUID ACT = UUID.randomUUID();
    @Autowired
    private Registers registers;
    @Autowired
    private Access access;
    @Autowired
    private Transactions transactions;
    @Autowired
    private Sundial sundial;
    private UUID party;
    private String number;
    private static int minted;

    @BeforeEach
    void mint() {
        sundial.set(Sundial.FIRST_DAY);
        number = IdentityNumber.withCheckDigits("997" + String.format("%06d", ++minted));
        party = access.asSystem(() -> registers.mint("identity-number", number, DAY, true, ACT));
    }

    private UUID enter(String series, Span valid) {
        return access.asSystem(() -> registers.enter("permits", party, series,
            Map.of("days", valid.toString()), valid, ACT));
    }

    @Test
    void aDayHasOneAnswer() {
        UUID first = enter("", Span.of(DAY, DAY.plusDays(9)));
        UUID second = enter("", Span.since(DAY.plusDays(10)));
        access.asSystem(() -> {
            assertThat(registers.on("permits", party, DAY.minusDays(1))).isEmpty();
            assertThat(registers.on("permits", party, DAY)).extracting(Entry::id).containsExactly(first);
            assertThat(registers.on("permits", party, DAY.plusDays(9))).extracting(Entry::id)
                .containsExactly(first);
            assertThat(registers.on("permits", party, DAY.plusDays(10))).extracting(Entry::id)
                .containsExactly(second);
            return true;
        });
    }

    @Test
    void twoRowsOfOneSeriesNeverOverlap() {
        enter("", Span.of(DAY, DAY.plusDays(9)));
        assertThatThrownBy(() -> enter("", Span.of(DAY.plusDays(9), DAY.plusDays(20))))
            .isInstanceOf(DataIntegrityViolationException.class);
        enter("another", Span.of(DAY.plusDays(9), DAY.plusDays(20)));
    }

    @Test
    void theRowThatEndsLastIsTheLatestAlsoWhereItHasNotBegun() {
        assertThat(access.asSystem(() -> registers.latest("permits", party))).isEmpty();
        enter("", Span.of(DAY.plusDays(10), DAY.plusDays(19)));
        UUID last = enter("", Span.of(DAY.plusDays(100), DAY.plusDays(200)));
        enter("", Span.of(DAY, DAY.plusDays(9)));
        assertThat(access.asSystem(() -> registers.latest("permits", party)).orElseThrow().id())
            .isEqualTo(last);
        UUID open = enter("another", Span.since(DAY));
        assertThat(access.asSystem(() -> registers.latest("permits", party)).orElseThrow().id())
            .isEqualTo(open);
    }

    @Test
    void aNumberBelongsToOnePartyAtATimeAndIsNotKnownBefore() {
        access.asSystem(() -> {
            assertThat(registers.party("identity-number", number, DAY)).contains(party);
            assertThat(registers.party("identity-number", number, DAY.minusDays(1))).isEmpty();
            assertThat(registers.identity(party, DAY)).contains(number);
            return true;
        });
        assertThatThrownBy(() -> access.asSystem(() -> registers.mint("identity-number", number, DAY,
            true, ACT)))
            .isInstanceOf(DataIntegrityViolationException.class);
    }

    @Test
    void anOrganSeesAPartyOnceItHasToDoWithIt() {
        enter("", Span.since(DAY));
        RowIdentity organ = new RowIdentity("official", UUID.randomUUID(), "92000041")
            .within(Set.of("register:permits"));
        assertThat(transactions.as(organ, () -> registers.history("permits", party))).isEmpty();
        access.asSystem(() -> {
            registers.concern(party, "92000041", ACT);
            return true;
        });
        assertThat(transactions.as(organ, () -> registers.history("permits", party))).hasSize(1);
    }

    /** The act that the register follows from may be that of somebody who does not read it. */
    @Test
    void whoWritesARowSeesItsRegisterWhileTheyDo() {
        RowIdentity organ = new RowIdentity("official", UUID.randomUUID(), "92000041");
        access.asSystem(() -> {
            registers.concern(party, "92000041", ACT);
            return true;
        });
        assertThat(transactions.as(organ, () -> registers.writing("permits", () ->
            registers.enter("permits", party, "", Map.of(), Span.since(DAY), ACT)))).isNotNull();
        assertThatThrownBy(() -> transactions.as(organ, () -> registers.writing("permits", () ->
            registers.enter("visas", party, "", Map.of(), Span.since(DAY), ACT))))
            .hasStackTraceContaining("row-level security");
        assertThat(transactions.as(organ, () -> registers.writing("visas", () ->
            registers.history("permits", party)))).isEmpty();
        assertThat(transactions.as(organ, () -> {
            registers.writing("permits", () -> true);
            return registers.history("permits", party);
        })).as("afterwards").isEmpty();
    }
}
