package divan.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

class OwnOriginTest {
    private static String origin(String named, String certificate) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setLocalPort(8443);
        request.addHeader("Host", "evil.example");
        return new OwnOrigin(named, certificate).of(request);
    }

    @Test
    void isWhatWasNamedElseThisMachineOverTlsWhereThereIsOurOwn() {
        assertThat(origin("https://divan.example.gov.tr", "")).isEqualTo("https://divan.example.gov.tr");
        assertThat(origin("https://divan.example.gov.tr", "own")).isEqualTo("https://divan.example.gov.tr");
        assertThat(origin("", "own")).isEqualTo("https://localhost:8443");
        assertThat(origin("", "")).isEqualTo("http://localhost:8443");
    }
}
