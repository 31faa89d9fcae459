package divan.openid;

import divan.access.Access;
import divan.access.LiveSessions;
import divan.access.Purpose;
import divan.access.Reading;
import divan.clients.Application;
import divan.clients.RegisteredApplications;
import divan.clients.RegisteredApplications.Standing;
import divan.clients.ProtocolUse;
import divan.journal.Act;
import divan.journal.Journal;
import divan.kernel.Failure;
import divan.kernel.Ids;
import divan.kernel.Turkish;
import divan.kernel.Violation;
import divan.legislation.Parameters;
import divan.web.Caller;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** People sign in to applications of institutions, agree to what these are told, and take it back. */
@Component
public class OpenId {
    /** Nobody is told anything about somebody who did not agree. */
    static final String BASIS = "6698/5";
    static final String GIVEN = "consent.given";
    static final String WITHDRAWN = "consent.withdrawn";
    private static final String DAYS = "openid.consent-days";
    /** Where no pack says anything. */
    private static final int DAYS_OTHERWISE = 365;

    /** How it goes on with somebody who was sent here. */
    sealed interface Next {
        /** Nobody has signed in. */
        record SignIn() implements Next {
        }

        /** It has to be known more surely, or more freshly, who they are. */
        record StepUp(int level) implements Next {
        }

        /** They are asked whether they agree. */
        record Ask(Standing standing, Consent consent) implements Next {
        }

        /** @param address of the application, with a code or an error */
        record Back(String address) implements Next {
        }
    }

    private final RegisteredApplications applications;
    private final ProtocolUse use;
    private final Consents consents;
    private final Logins logins;
    private final Access access;
    private final Journal journal;
    private final Parameters parameters;

    OpenId(RegisteredApplications applications, ProtocolUse use, Consents consents, Logins logins,
            Access access, Journal journal, Parameters parameters) {
        this.applications = applications;
        this.use = use;
        this.consents = consents;
        this.logins = logins;
        this.access = access;
        this.journal = journal;
        this.parameters = parameters;
    }

    /** @throws Failure REQUEST where no such application may ask, or it did not register the address */
    Asked.Read read(Map<String, List<String>> sent) {
        return access.asSystem(() -> Asked.read(sent, client -> standing(client).application()));
    }

    private Standing standing(UUID client) {
        return applications.standing(client, access.now()).orElseThrow(() ->
            new Failure(Failure.Kind.REQUEST, Violation.of("application-unknown", "")));
    }

    /**
     * @param begun the session of whoever asks; empty where nobody has signed in
     * @param issuer who we are in the answer (RFC 9207)
     */
    Next next(Asked asked, Caller caller, Optional<LiveSessions.Begun> begun, String issuer) {
        if (begun.isEmpty() || !caller.isForThemselves() || caller.party() == null) {
            return nobody(asked, caller, begun, issuer);
        }
        return access.asSystem(() -> {
            Standing standing = standing(asked.client());
            Optional<Next> unproven = unproven(asked, standing.application(), caller, issuer);
            if (unproven.isPresent()) {
                return unproven.get();
            }
            Consent wanted = wanted(asked, standing, caller);
            Optional<Consent> before = asked.prompt().contains("consent") ? Optional.empty()
                : consents.like(wanted, today());
            return before.<Next>map(consent -> back(asked, standing, consent, caller, begun.get(), issuer))
                .orElseGet(() -> asked.isSilent() ? refused(asked, "consent_required", issuer)
                    : new Next.Ask(standing, wanted));
        });
    }

    /**
     * Whoever works here has no register of their own to tell of; and nobody signs in elsewhere as the person
     * for whom they act.
     */
    private static Next nobody(Asked asked, Caller caller, Optional<LiveSessions.Begun> begun,
            String issuer) {
        if (asked.isSilent()) {
            return refused(asked, "login_required", issuer);
        }
        if (begun.isPresent() && caller.isSignedIn()) {
            throw Failure.forbidden("application-person");
        }
        return new Next.SignIn();
    }

    private Optional<Next> unproven(Asked asked, Application application, Caller caller, String issuer) {
        int level = Math.max(asked.level(), application.level());
        Instant proved = caller.assurance().proved();
        boolean old = asked.maxAge() >= 0 && proved.plusSeconds(asked.maxAge()).isBefore(asked.at())
            || (asked.prompt().contains("login") || asked.prompt().contains("select_account"))
                && proved.isBefore(asked.at());
        boolean low = !caller.assurance().reaches(level);
        return !old && !low ? Optional.empty() : Optional.of(!asked.isSilent() ? new Next.StepUp(level)
            : refused(asked, old ? "login_required" : "unmet_authentication_requirements", issuer));
    }

    static Next refused(Asked asked, String error, String issuer) {
        return new Next.Back(refused(asked.redirect(), asked.state(), error, issuer));
    }

    static String refused(String redirect, String state, String error, String issuer) {
        return Asked.answer(redirect, "error", error, "state", state, "iss", issuer);
    }

    /** What the application asks for, as far as its protocol gives it today; other words mean nothing. */
    private Consent wanted(Asked asked, Standing standing, Caller caller) {
        Set<String> fields = new TreeSet<>();
        standing.protocol().registers().keySet().stream().filter(asked.scopes()::contains)
            .forEach(register -> use.given(standing.protocol(), register,
                standing.application().purpose()).forEach(field -> fields.add(register + "/" + field)));
        LocalDate last = today().plusDays(days());
        return new Consent(Ids.next(), Objects.requireNonNull(caller.party()), asked.client(),
            standing.protocol().id(), standing.application().purpose(), fields, asked.isOffline(),
            access.now(), last.isBefore(standing.protocol().last()) ? last : standing.protocol().last(),
            false);
    }

    private int days() {
        return parameters.number(DAYS, today(), 1, DAYS_OTHERWISE);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(access.now(), Turkish.ZONE);
    }

    /**
     * They agree, or they do not. What they agree to is worked out anew.
     *
     * @param fields as they were shown: where they are others meanwhile, they are asked again
     */
    Next decide(Asked asked, boolean yes, String fields, Caller caller, LiveSessions.Begun begun,
            String issuer) {
        if (!caller.isForThemselves()) {
            throw Failure.forbidden("application-person");
        }
        return access.asSystem(() -> {
            Standing standing = standing(asked.client());
            Optional<Next> unproven = unproven(asked, standing.application(), caller, issuer);
            Consent consent = wanted(asked, standing, caller);
            if (unproven.isPresent()) {
                return unproven.get();
            }
            if (!yes) {
                return refused(asked, "access_denied", issuer);
            }
            if (!shown(consent).equals(fields)) {
                return new Next.Ask(standing, consent);
            }
            Optional<Consent> before = asked.prompt().contains("consent") ? Optional.empty()
                : consents.like(consent, today()); // the form was sent twice
            if (before.isEmpty()) {
                give(consent, standing, caller);
            }
            return back(asked, standing, before.orElse(consent), caller, begun, issuer);
        });
    }

    /** What the page shows, in one line that its form brings back. */
    static String shown(Consent consent) {
        return String.join(" ", new TreeSet<>(consent.fields())) + " / " + consent.purpose() + " / "
            + consent.protocol() + " / " + consent.last() + (consent.offline() ? " / offline" : "");
    }

    private void give(Consent consent, Standing standing, Caller caller) {
        Map<String, Object> body = about(consent, standing.client().terms().name(),
            standing.protocol().number());
        List<String> basis = new java.util.ArrayList<>(standing.protocol().provisions());
        basis.add(BASIS);
        consents.give(consent, journal.append(Act.of(consent.given(), caller.actor(), GIVEN,
            List.of(consent.party(), consent.id()), basis, consent.purpose(), body)));
    }

    static Map<String, Object> about(Consent consent, String application, String protocol) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("consent", consent.id().toString());
        body.put("client", consent.client().toString());
        body.put("application", application);
        body.put("agreement", consent.protocol().toString());
        body.put("number", protocol);
        body.put("fields", List.copyOf(new TreeSet<>(consent.fields())));
        body.put("offline", consent.offline());
        body.put("last", consent.last().toString());
        return body;
    }

    private Next back(Asked asked, Standing standing, Consent consent, Caller caller,
            LiveSessions.Begun begun, String issuer) {
        Secret code = Secret.random();
        logins.begin(new Login(Ids.next(), consent.party(), begun.session(), consent.client(), consent.id(),
            standing.client().turn(), standing.letIn(), issuer, asked.redirect(), asked.challenge(),
            asked.nonce(), consent.fields(), consent.offline(), caller.assurance().level(), begun.methods(),
            caller.assurance().proved(), access.now(), null, null, 0), code.hash());
        return new Next.Back(Asked.answer(asked.redirect(), "code", code.text(), "state", asked.state(),
            "iss", issuer));
    }

    /** A consent as its giver sees it. */
    public record Given(UUID id, String application, String organ, String purpose, Set<String> fields,
            boolean offline, Instant given, LocalDate last, boolean holds) {
    }

    /** What the caller agreed to, the newest first. */
    List<Given> of(Caller caller) {
        List<Consent> own = access.read(caller, Purpose.OWN, "consents", () -> {
            UUID party = Objects.requireNonNull(caller.party());
            return new Reading<>(consents.of(party), List.of(party), List.of());
        });
        return access.asSystem(() -> own.stream().map(this::given).toList());
    }

    private Given given(Consent consent) {
        var terms = applications.terms(consent.client());
        return new Given(consent.id(), terms.name(), terms.organ(), consent.purpose(), consent.fields(),
            consent.offline(), consent.given(), consent.last(), consent.holds(today()));
    }

    /**
     * From now on the application is told nothing more under it.
     *
     * @throws Failure NOT_FOUND for anybody else's; CONFLICT where it was withdrawn before
     */
    void withdraw(Caller caller, UUID id) {
        access.asSystem(() -> {
            Consent consent = consents.find(id).filter(one -> one.party().equals(caller.party()))
                .orElseThrow(Failure::notFound);
            UUID act = journal.append(Act.of(access.now(), caller.actor(), WITHDRAWN,
                List.of(consent.party(), consent.id()), List.of(BASIS), consent.purpose(),
                Map.of("consent", id.toString(), "application",
                    applications.terms(consent.client()).name())));
            if (!consents.withdraw(id, act)) {
                throw Failure.conflict("nothing-to-end");
            }
            logins.endOf(consent.id(), access.now());
            return act;
        });
    }
}
