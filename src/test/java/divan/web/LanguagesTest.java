package divan.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguagesTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"en-GB,en;q=0.9|en", "ar-SY,tr;q=0.5|ar",
        "fr,en;q=0.5,tr;q=0.7|tr", "fr|tr", "ru-RU,ru;q=0.9|ru", "fa-AF|fa", "de-AT|de", "|tr", "tr-TR|tr",
        "x;;;|tr", "*|tr", "en;q=abc|tr"})
    void theFirstLanguageWeSpeakIsSpoken(String accepted, String code) {
        assertThat(Languages.negotiate(accepted).code()).isEqualTo(code);
    }
}
