package divan.access;

import static org.assertj.core.api.Assertions.assertThat;

import divan.demo.Wire;
import divan.demo.World;
import divan.web.Shells;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** The short way answers as the usual one, which an address takes that has an encoded sign. */
@World
class ShortWayTest {
    @LocalServerPort
    private int port;
    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mapping;
    @Autowired
    private Policy policy;
    @Autowired
    private Shells shells;
    private Wire wire;

    @BeforeEach
    void open() {
        wire = new Wire(port);
    }

    private static Map<String, List<String>> headers(HttpResponse<String> answer) {
        Map<String, List<String>> headers = new TreeMap<>(answer.headers().map());
        headers.keySet().removeAll(List.of("date", "ratelimit", "content-length", "transfer-encoding"));
        return headers;
    }

    /** Without the addresses, which tell which way was taken. */
    private static String words(HttpResponse<String> answer) {
        return answer.body().replace("9000000%31", "90000001");
    }

    private void same(String path, String... headers) {
        HttpResponse<String> one = wire.get(path, headers);
        HttpResponse<String> other = wire.get(path.replace("90000001", "9000000%31")
            .replace("/services/", "/s%65rvices/").replace("/law/", "/l%61w/"), headers);
        assertThat(one.statusCode()).as(path).isEqualTo(other.statusCode());
        assertThat(one.body()).as(path).isEqualTo(words(other));
        assertThat(headers(one)).as(path).isEqualTo(headers(other));
    }

    @Test
    void bothAnswerTheSame() {
        same("/api/organs/90000001");
        same("/api/organs/90000001?on=2026-11-22", "Accept", "application/ld+json");
        same("/api/organs/90000001?on=gestern");
        same("/api/organs/90000001?on=1900-01-01", "Accept-Language", "en");
        same("/api/organs/90000001/children?limit=1000&after=90000001");
        same("/api/organs/90000001/subtree?limit=1000");
        same("/api/organs/90000001/subtree?depth=x");
        same("/api/organs/90000001/ancestors", "Accept", "*/*");
        same("/api/organs/90000001/signatories");
        same("/api/organs/90000001/signatories?function=1");
        same("/api/services/residence-permit-extension");
        same("/api/services/residence-permit-extension", "Accept", "application/ld+json");
        same("/api/services/nothing");
        same("/api/law/6458/31");
        same("/api/law/6458/99999");
        same("/api/law/6458/31", "Accept", "text/html");
    }

    @Test
    void bothTellWhoHasItAlready() {
        String tag = wire.get("/api/organs/90000001").headers().firstValue("ETag").orElseThrow();
        same("/api/organs/90000001", "If-None-Match", tag);
        same("/api/organs/90000001", "If-None-Match", "\"x\", " + tag);
        same("/api/organs/90000001", "If-None-Match", "*");
        same("/api/organs/90000001", "If-None-Match", "\"x\"");
        same("/api/organs/90000001", "If-Match", "\"x\"");
    }

    @Test
    void onlyPlainQuestionsThatAnybodyMayAskTakeIt() {
        OpenRoutes routes = new OpenRoutes(mapping.getHandlerMethods(), policy, shells);
        assertThat(List.of("/api/organs/90000001", "/api/organs/90000001/children", "/api/law/6458/31",
            "/api/services/x", "/api/changes")).allMatch(path -> takes(routes, "GET", path));
        assertThat(List.of("/api/organs/9000000%31", "/api/organs//90000001", "/api/organs/90000001/",
            "/api/organs/../organs", "/api/organs/90000001;x=1", "/api/cases/2026-1", "/tr/organs",
            "/api/nothing")).noneMatch(path -> takes(routes, "GET", path));
        assertThat(takes(routes, "HEAD", "/api/organs/90000001")).isFalse();
        assertThat(takes(routes, "POST", "/api/organs/90000001")).isFalse();
        MockHttpServletRequest twice = new MockHttpServletRequest("GET", "/api/organs/90000001");
        twice.addParameter("on", "2026-01-01", "2026-01-02");
        assertThat(routes.find(twice, new MockHttpServletResponse())).isEmpty();
        MockHttpServletRequest web = new MockHttpServletRequest("GET", "/api/search");
        assertThat(routes.find(web, new MockHttpServletResponse())).isPresent();
        web.addHeader("Accept", "text/html");
        assertThat(routes.find(web, new MockHttpServletResponse())).isEmpty();
    }

    private static boolean takes(OpenRoutes routes, String method, String path) {
        return routes.find(new MockHttpServletRequest(method, path), new MockHttpServletResponse())
            .isPresent();
    }
}
