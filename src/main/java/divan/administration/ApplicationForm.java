package divan.administration;

import divan.clients.Application;
import divan.clients.Clients;
import divan.clients.Protocol;
import divan.kernel.Violation;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An application to which people sign in with their account here, from what somebody typed. */
final class ApplicationForm {
    static final String SET = "client.application.set";
    static final String ENDED = "client.application.ended";
    /** As they are shown to whoever agrees; the number of the protocol is said by us. */
    static final List<String> FIELDS = List.of("number", "for-purpose", "redirects", "after-sign-out",
        "back-channel", "level");
    private static final List<String> HERE = List.of("localhost", "127.0.0.1");
    private static final int MOST = 10;
    private static final int LONGEST = 300;

    private final Typed typed;
    private final ClientForm form;
    private final Clients clients;
    private final LocalDate today;
    private final List<Violation> wrong;

    ApplicationForm(Typed typed, ClientForm form, Clients clients, LocalDate today, List<Violation> wrong) {
        this.typed = typed;
        this.form = form;
        this.clients = clients;
        this.today = today;
        this.wrong = wrong;
    }

    /** As the form shows it. */
    static Map<String, String> write(Application application) {
        return Map.of("protocol", application.protocol().toString(), "for-purpose", application.purpose(),
            "redirects", String.join(" ", application.redirects()), "after-sign-out",
            String.join(" ", application.afterSignOut()), "back-channel", application.backChannel(), "level",
            String.valueOf(application.level()));
    }

    Change read() {
        return typed.text("type").equals(SET) ? new Change.ApplicationSet(application())
            : new Change.ApplicationEnded(ended());
    }

    private UUID ended() {
        UUID client = form.named();
        if (clients.application(client).isEmpty()) {
            wrong.add(Violation.of("application-none", ""));
        }
        return client;
    }

    private Application application() {
        UUID client = form.named();
        String purpose = typed.text("for-purpose");
        UUID protocol = protocol(client, purpose);
        List<String> redirects = addresses("redirects");
        if (redirects.isEmpty()) {
            wrong.add(Violation.of("required", "redirects"));
        }
        String backChannel = typed.text("back-channel");
        if (!backChannel.isEmpty() && !isAddress(backChannel)) {
            wrong.add(Violation.of("application-address", "back-channel", backChannel));
        }
        return new Application(client, protocol, purpose, redirects, addresses("after-sign-out"),
            backChannel, level());
    }

    /** One of the institution's own, which gives something for that purpose. */
    private UUID protocol(UUID client, String purpose) {
        UUID id = form.id("protocol");
        Optional<Protocol> known = clients.protocols(client).stream()
            .filter(protocol -> protocol.id().equals(id) && !protocol.last().isBefore(today)).findFirst();
        if (known.isEmpty()) {
            wrong.add(Violation.of("unknown-protocol", "protocol"));
        } else if (!clients.isGiven(known.get(), purpose)) {
            wrong.add(Violation.of("protocol-purpose", "for-purpose", purpose));
        }
        known.ifPresent(protocol -> typed.said("number", protocol.number()));
        return id;
    }

    private List<String> addresses(String field) {
        List<String> addresses = typed.list(field);
        if (addresses.size() > MOST) {
            wrong.add(Violation.of("application-many", field, MOST));
        }
        addresses.stream().filter(address -> !isAddress(address)).forEach(address ->
            wrong.add(Violation.of("application-address", field, address)));
        return addresses;
    }

    /**
     * Whole, over HTTPS, without a fragment or somebody's name in it; over HTTP on the reader's own machine
     * alone, where programs are tried.
     */
    private static boolean isAddress(String text) {
        URI uri = uri(text);
        return uri != null && text.length() <= LONGEST && text.matches("[A-Za-z0-9:/?&=._~%-]+")
            && uri.getHost() != null && uri.getRawUserInfo() == null && uri.getRawFragment() == null
            && ("https".equals(uri.getScheme())
                || "http".equals(uri.getScheme()) && HERE.contains(uri.getHost()));
    }

    private static @Nullable URI uri(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            return null;
        }
    }

    private int level() {
        String level = typed.text("level");
        if (!level.matches("[123]")) {
            wrong.add(Violation.of("choice", "level"));
            return 1;
        }
        return Integer.parseInt(level);
    }
}
