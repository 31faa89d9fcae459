package divan.openid;

import com.nimbusds.jwt.JWTClaimsSet;
import divan.access.Newcomers;
import divan.access.Disclosure;
import divan.access.ExternalProvider;
import divan.database.RowIdentity;
import divan.database.Transactions;
import divan.kernel.IdentityNumber;
import divan.kernel.Turkish;
import divan.registers.Registers;
import divan.web.Assurance;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Signing in here by an account elsewhere, as the public does in a real world. What the provider says is
 * believed where a library finds it signed, for us, by it, now, and for what this browser went for. Whose
 * account it is follows from the identity number that it vouches for, once, by an act; later its own name
 * for the account is enough, and a number that is another person's stops it.
 */
@Component
class ExternalSignIn {
    static final String SCHEME = "identity-number";
    private static final Duration SKEW = Duration.ofSeconds(60);

    /** What came of it; text keys {@code external.<code>-title} and {@code external.<code>}. */
    sealed interface Outcome {
        record In(Newcomers.Known known, Assurance assurance, Errand errand) implements Outcome {
        }

        /** @param code of what to say; there is no session */
        record Not(String code, int status) implements Outcome {
        }
    }

    private final ExternalProvider provider;
    private final ProviderTalk talk;
    private final Newcomers newcomers;
    private final Disclosure disclosure;
    private final Registers registers;
    private final Transactions transactions;
    private final Clock clock;

    ExternalSignIn(ExternalProvider provider, ProviderTalk talk, Newcomers newcomers, Disclosure disclosure,
            Registers registers, Transactions transactions, Clock clock) {
        this.provider = provider;
        this.talk = talk;
        this.newcomers = newcomers;
        this.disclosure = disclosure;
        this.registers = registers;
        this.transactions = transactions;
        this.clock = clock;
    }

    Optional<ExternalProvider.Named> named() {
        return provider.named();
    }

    /** Where the provider is asked; empty where it does not answer. @param level 0 where any will do */
    Optional<URI> way(ExternalProvider.Named named, Errand errand, String browser, URI back) {
        try {
            String acr = named.levels().entrySet().stream().filter(one -> errand.level() > 0
                && one.getValue() >= errand.level()).map(Map.Entry::getKey).sorted()
                .collect(Collectors.joining(" "));
            return Optional.of(talk.way(named, errand, browser, back, acr));
        } catch (ProviderTalk.Silent e) {
            return Optional.empty();
        }
    }

    Outcome finish(ExternalProvider.Named named, String code, Errand errand, String browser, URI back) {
        try {
            JWTClaimsSet said = talk.redeemed(named, code, errand, browser, back);
            Assurance assurance = new Assurance(named.levels().getOrDefault(
                String.valueOf(said.getClaim("acr")), 1), proved(said));
            if (errand.level() > 0 && assurance.proved().isBefore(errand.begun().minus(SKEW))) {
                return new Outcome.Not("lying", 502); // who was sent to prove it anew has not done so
            }
            return transactions.as(RowIdentity.SYSTEM, () -> who(named, said, assurance, errand));
        } catch (ProviderTalk.Silent e) {
            return new Outcome.Not("down", 503);
        } catch (ProviderTalk.Lying e) {
            return new Outcome.Not("lying", 502);
        }
    }

    /** When they last proved it there; long ago where nothing is said of it. */
    private Instant proved(JWTClaimsSet said) {
        Instant now = clock.instant();
        Instant proved = said.getClaim("auth_time") instanceof Number seconds
            ? Instant.ofEpochSecond(seconds.longValue()) : Instant.EPOCH;
        return proved.isAfter(now) ? now : proved;
    }

    private Outcome who(ExternalProvider.Named named, JWTClaimsSet said, Assurance assurance,
            Errand errand) {
        String issuer = named.issuer().toString();
        Object number = said.getClaim(named.claim());
        Optional<UUID> party = number instanceof String text && IdentityNumber.isValid(text)
            ? disclosure.party(() -> registers.party(SCHEME, text, today())) : Optional.empty();
        Optional<Newcomers.Known> known = newcomers.known(issuer, said.getSubject());
        if (known.isPresent()) {
            boolean another = number != null && !party.equals(Optional.of(known.get().party()));
            return another ? new Outcome.Not("another", 403) : in(known.get(), assurance, errand);
        }
        return party.map(found -> in(newcomers.bind(issuer, said.getSubject(), found, called(named, said),
            clock.instant()), assurance, errand)).orElseGet(() -> new Outcome.Not("unknown", 403));
    }

    private static Outcome in(Newcomers.Known known, Assurance assurance, Errand errand) {
        return known.closed() ? new Outcome.Not("another", 403) : new Outcome.In(known, assurance, errand);
    }

    private static String called(ExternalProvider.Named named, JWTClaimsSet said) {
        String name = said.getClaim(named.nameClaim()) instanceof String text ? text.strip() : "";
        return name.substring(0, Math.min(name.length(), 120));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Turkish.ZONE);
    }
}
