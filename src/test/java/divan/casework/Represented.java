package divan.casework;

import static org.assertj.core.api.Assertions.assertThat;

import divan.access.Browser;
import divan.access.Mandate;
import divan.access.MandateActs;
import divan.access.Mandates;
import divan.journal.Act;
import divan.journal.Actor;
import divan.kernel.Ids;
import divan.kernel.Span;
import divan.web.Assurance;
import divan.web.Caller;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Mandates as acts have made them, without anybody at a page. */
final class Represented {
    private static final Pattern MANDATE = Pattern.compile("/tr/my/mandates/([0-9a-f-]{36})");
    private final Bureau bureau;

    Represented(Bureau bureau) {
        this.bureau = bureau;
    }

    /** Offered, and nobody has accepted. */
    Mandate offered(Mandate.Kind kind, Caller principal, Caller representative, Set<String> services,
            Span valid) {
        Mandate mandate = new Mandate(Ids.next(), kind, principal.party(), representative.party(),
            principal.name(), representative.name(), services, valid, Mandate.Evidence.NONE, null,
            Ids.next(), null, null, null, null);
        return bureau.access.asSystem(() -> {
            UUID act = act("mandate.offered", mandate, MandateActs.body(mandate));
            Mandate made = mandate.madeBy(act);
            if (!bureau.bean(Mandates.class).add(made)) {
                throw new AssertionError("there is one already");
            }
            return made;
        });
    }

    Mandate standing(Mandate.Kind kind, Caller principal, Caller representative, Set<String> services,
            Span valid) {
        Mandate mandate = offered(kind, principal, representative, services, valid);
        bureau.access.asSystem(() -> bureau.bean(Mandates.class).confirm(mandate.id(),
            act("mandate.accepted", mandate, about(mandate))));
        return mandate;
    }

    void end(Mandate mandate) {
        bureau.access.asSystem(() -> bureau.bean(Mandates.class).end(mandate.id(), bureau.sundial.today(),
            act("mandate.revoked", mandate, about(mandate))));
    }

    private Map<String, Object> about(Mandate mandate) {
        return Map.of("mandate", mandate.id().toString(), "on", bureau.sundial.today().toString());
    }

    private UUID act(String type, Mandate mandate, Map<String, Object> body) {
        return bureau.journal.append(Act.of(bureau.access.now(), Actor.system(), type, mandate.subjects(),
            List.of(mandate.kind().basis()), "mandates", body));
    }

    /** Signed in, and proved in two steps. */
    Browser browser(int port, Caller person) {
        Browser browser = new Browser(port);
        browser.submit("/tr/sign-in", "/sign-in/demo", "person", bureau.login(person));
        browser.proveTwoFactors();
        return browser;
    }

    /** The first mandate that a page leads to. */
    static String only(String page) {
        Matcher found = MANDATE.matcher(page);
        assertThat(found.find()).as(page).isTrue();
        return found.group(1);
    }

    /** Who acts for the principal by this mandate, as the door makes them of a session. */
    static Caller acting(Caller representative, Mandate mandate) {
        return new Caller(Caller.Kind.PERSON, representative.person(), mandate.principal(),
            representative.name(), null, null, null, Assurance.LEAST, new Caller.Behalf(mandate.id(),
            mandate.kind().code(), mandate.principalName(), mandate.representative(), mandate.services()));
    }
}
