package divan.clients;

import static org.assertj.core.api.Assertions.assertThat;

import divan.database.Transactions;
import divan.demo.World;
import divan.web.Failures;
import divan.web.Shells;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** Who asks without a key, from which address. */
@World
class ClientFilterTest {
    @Autowired
    private ApplicationContext program;
    private ClientFilter filter;
    private final List<String> passed = new ArrayList<>();

    @BeforeEach
    void open() {
        filter = new ClientFilter(program.getBean(KeyRing.class), program.getBean(Tokens.class),
            program.getBean(divan.certificates.Certificates.class),
            program.getBean(Transactions.class), program.getBean(Failures.class),
            program.getBean(Clock.class), 3);
    }

    private MockHttpServletResponse asked(String address, String path, String key) throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", path);
        request.setRemoteAddr(address);
        if (!key.isEmpty()) {
            request.addHeader(ClientFilter.HEADER, key);
        }
        MockHttpServletResponse response = new MockHttpServletResponse();
        filter.doFilter(request, response, (asked, answered) -> passed.add(address));
        return response;
    }

    @Test
    void anAddressHasASmallQuotaOfItsOwn() throws Exception {
        for (int i = 0; i < 3; i++) {
            assertThat(asked("192.0.2.1", "/api/organs", "").getStatus()).isEqualTo(200);
        }
        MockHttpServletResponse refused = asked("192.0.2.1", "/api/organs", "");
        assertThat(refused.getStatus()).isEqualTo(429);
        assertThat(refused.getHeader("Retry-After")).isEqualTo("60");
        assertThat(refused.getHeader("RateLimit-Policy")).isEqualTo("\"address\";q=3;w=60");
        assertThat(refused.getHeader("RateLimit")).isEqualTo("\"address\";r=0;t=60");
        assertThat(refused.getContentAsString()).contains("client-quota-address");
        assertThat(asked("192.0.2.2", "/api/organs", "").getStatus()).isEqualTo(200);
        assertThat(asked("192.0.2.1", "/tr/organs", "").getStatus()).isEqualTo(200);
        assertThat(passed).containsExactly("192.0.2.1", "192.0.2.1", "192.0.2.1", "192.0.2.2", "192.0.2.1");
    }

    @Test
    void whoGuessesKeysIsSlowedDownAndGetsNothing() throws Exception {
        List<Integer> answers = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            answers.add(asked("192.0.2.3", "/api/organs", ApiKey.random().text()).getStatus());
        }
        assertThat(answers).containsExactly(401, 401, 401, 429, 429);
        assertThat(passed).isEmpty();
    }

    @Test
    void peopleWhoAreSignedInAreNotCountedByTheAddressOfTheirOffice() throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/api/organs");
        request.setRemoteAddr("192.0.2.4");
        request.setAttribute(Shells.CALLER, new Object());
        for (int i = 0; i < 5; i++) {
            filter.doFilter(request, new MockHttpServletResponse(), (asked, answered) -> passed.add("in"));
            request.removeAttribute(ClientFilter.class.getName() + ".FILTERED");
        }
        assertThat(asked("192.0.2.4", "/api/organs", "").getStatus()).as("somebody else").isEqualTo(200);
        assertThat(passed).containsExactly("in", "in", "in", "in", "in", "192.0.2.4");
    }
}
