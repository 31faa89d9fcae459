package divan.openid;

import static org.assertj.core.api.Assertions.assertThat;

import divan.access.Browser;
import divan.web.Caller;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Somebody who comes from an application, in a browser without scripts. */
final class Visitor {
    private static final Pattern SHOWN = Pattern.compile("name=\"shown\" value=\"([^\"]*)\"");
    final Browser browser;

    /** Somebody of the demonstration world, signed in. */
    Visitor(int port, Caller person) {
        browser = new Browser(port);
        signIn(person);
    }

    void signIn(Caller person) {
        String login = "applicant-" + person.name().substring(person.name().lastIndexOf(' ') + 1);
        assertThat(browser.submit("/tr/sign-in", "/sign-in/demo", "person", login, "lang", "tr")
            .statusCode()).isEqualTo(303);
    }

    static String location(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        return answer.headers().firstValue("Location").orElseThrow();
    }

    /** Where they are when nobody sends them on any more: a page of ours, or another's address. */
    String arrives(URI asked) {
        String at = asked.getRawPath() + "?" + asked.getRawQuery();
        for (int i = 0; i < 5; i++) {
            HttpResponse<String> answer = browser.get(at);
            if (answer.statusCode() != 303) {
                return at;
            }
            at = location(answer);
            if (at.startsWith("http")) {
                return at;
            }
        }
        throw new AssertionError("sent round in circles: " + at);
    }

    /** @return where that leads */
    String answers(String page, String answer) {
        Matcher shown = SHOWN.matcher(browser.get(page).body());
        assertThat(shown.find()).as("a page that asks").isTrue();
        return location(browser.submit(page, page, "answer", answer, "shown", shown.group(1)));
    }

    String agrees(URI asked) {
        return answers(arrives(asked), "yes");
    }
}
