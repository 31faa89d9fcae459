package divan.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LiraTest {
    @Test
    void anAmountIsReadAsItIsWrittenInTurkiye() {
        assertThat(Lira.kurus("1.234,56")).contains(123_456L);
        assertThat(Lira.kurus("1234,5")).contains(123_450L);
        assertThat(Lira.kurus(" 1.234 TL")).contains(123_400L);
        assertThat(Lira.kurus("12.345.678,09 ₺")).contains(1_234_567_809L);
        assertThat(Lira.kurus("0,01")).contains(1L);
    }

    @Test
    void whatCouldBeReadInAnotherWayIsNotRead() {
        for (String typed : new String[] {"1,234.56", "1.5", "1.23", "1,234", "-5", "bin", "", "1.2345",
            "12.34,5", "9".repeat(16)}) {
            assertThat(Lira.kurus(typed)).as(typed).isEmpty();
        }
    }
}
