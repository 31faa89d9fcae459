package divan.house;

import static org.assertj.core.api.Assertions.assertThat;

import divan.access.Browser;
import divan.demo.World;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** An address is kept in histories and in logs of others: nothing of a person is asked for in one. */
@World
class AddressesTest {
    private static final Set<String> WORDS = Set.of("q", "name", "login", "email", "phone", "address",
        "identity", "number", "answer", "reason", "note", "question", "words", "text");
    /** What is asked for in an address all the same, and why nobody is named by it. */
    private static final Map<String, String> PUBLIC = Map.ofEntries(
        Map.entry("/{lang}/search q", "looks in what is public; holds nobody"),
        Map.entry("/api/search q", "the same"),
        Map.entry("/{lang}/organs q", "names of organs"),
        Map.entry("/api/organs q", "names of organs"),
        Map.entry("/{lang}/admin/organs number", "the number of an organ"));

    @Autowired
    private ApplicationContext program;
    @LocalServerPort
    private int port;

    /** Route and parameter of every GET that asks for words. */
    private Set<String> asked() {
        Set<String> asked = new TreeSet<>();
        program.getBeansOfType(RequestMappingHandlerMapping.class).values().forEach(mapping ->
            mapping.getHandlerMethods().forEach((route, handler) -> {
                if (route.getMethodsCondition().getMethods().contains(RequestMethod.GET)) {
                    names(Arrays.asList(handler.getMethodParameters())).stream().filter(WORDS::contains)
                        .forEach(name -> route.getPatternValues().forEach(at -> asked.add(at + " " + name)));
                }
            }));
        return asked;
    }

    private static List<String> names(List<MethodParameter> parameters) {
        List<String> names = new ArrayList<>();
        for (MethodParameter parameter : parameters) {
            parameter.initParameterNameDiscovery(new DefaultParameterNameDiscoverer());
            if (parameter.hasParameterAnnotation(RequestParam.class)) {
                names.add(String.valueOf(parameter.getParameterName()));
            }
        }
        return names;
    }

    @Test
    void noAddressAsksForWordsThatCouldNameSomebody() {
        assertThat(asked()).containsExactlyInAnyOrderElementsOf(PUBLIC.keySet());
    }

    @Test
    void whoeverIsLookedForByNameIsInNoAddress() {
        Browser administrator = new Browser(port);
        administrator.submit("/tr/sign-in", "/sign-in/demo", "person", "administrator");
        administrator.proveTwoFactors();
        var found = administrator.submit("/tr/admin", "/tr/admin", "q", "Defne Örnek");
        assertThat(found.statusCode()).isEqualTo(200);
        assertThat(found.body()).contains("Yönetici Defne Örnek").containsOnlyOnce("/tr/admin/people/");
        assertThat(administrator.get("/tr/admin?q=Defne").body()).as("an old link looks for nobody")
            .doesNotContain("value=\"Defne\"");
    }
}
