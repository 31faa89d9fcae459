package divan.clients;

import divan.kernel.Ids;
import divan.kernel.Violation;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Who may ask by programs, and with which keys. Everything happens in the transaction of the caller's act, as
 * the system.
 */
@Component
public class Clients {
    private final ClientRows rows;
    private final KeyRing ring;
    private final UsageKeeping keeping;
    private final Protocols protocols;
    private final Offer offer;
    private final ProtocolUse use;
    private final RegisteredApplications applications;

    Clients(ClientRows rows, KeyRing ring, UsageKeeping keeping, Protocols protocols, Offer offer,
            ProtocolUse use, RegisteredApplications applications) {
        this.rows = rows;
        this.ring = ring;
        this.keeping = keeping;
        this.protocols = protocols;
        this.offer = offer;
        this.use = use;
        this.applications = applications;
    }

    /** A key that was just made; {@code text} can be had this once. */
    public record New(IssuedKey key, String text) {
    }

    /** In the order of their names. */
    public List<Client> all() {
        return rows.all();
    }

    public Optional<Client> find(UUID client) {
        return rows.find(client);
    }

    public void register(Client client, UUID act) {
        rows.register(client, act);
    }

    /** Other terms from now on. @return whether there is such a client */
    public boolean change(Client client, UUID act) {
        return rows.change(client, act);
    }

    /** The newest first. */
    public List<IssuedKey> keys(UUID client) {
        return rows.keys(client);
    }

    /** A key that nobody has yet; it is good once {@link #issue} has been committed. */
    public New make(UUID client, Instant now, LocalDate last, Set<Scope> scopes) {
        ApiKey key = ApiKey.random();
        return new New(new IssuedKey(Ids.next(), client, key.prefix(), now, last, false, scopes),
            key.text());
    }

    public void issue(New made, UUID act) {
        rows.issue(made.key(), new ApiKey(made.text()).hash(), act);
    }

    /** @return false where it was revoked before, or there is none */
    public boolean revoke(UUID key, UUID act) {
        boolean revoked = rows.revoke(key, act);
        if (revoked) {
            committed(() -> ring.revoke(key));
        }
        return revoked;
    }

    /** None of its keys and tokens opens anything from the commit on. @return false where it is stopped */
    public boolean stop(UUID client) {
        return turned(client, true);
    }

    /** They open again what they did. @return false where it is not stopped */
    public boolean resume(UUID client) {
        return turned(client, false);
    }

    private boolean turned(UUID client, boolean stop) {
        return turned(client, rows.turn(client, stop));
    }

    /** From now on it proves itself with these, and its tokens are over. */
    public boolean signWith(UUID client, SigningKeys keys) {
        return turned(client, rows.signWith(client, keys));
    }

    public SigningKeys signingKeys(UUID client) {
        return rows.signingKeys(client);
    }

    /** From now on it proves itself by this certificate too, and its tokens are over. */
    public boolean proveBy(UUID client, TlsProof proof) {
        return turned(client, rows.proveBy(client, proof));
    }

    public TlsProof tlsProof(UUID client) {
        return rows.tlsProof(client);
    }

    private boolean turned(UUID client, Optional<Integer> turn) {
        turn.ifPresent(now -> committed(() -> ring.turned(client, now)));
        return turn.isPresent();
    }

    private static void committed(Runnable then) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                then.run();
            }
        });
    }

    /** The latest first. */
    public List<Protocol> protocols(UUID client) {
        return protocols.of(client);
    }

    /** What was asked under a protocol, by day and purpose. */
    public List<InquiryUse> inquiries(UUID protocol, LocalDate since) {
        return use.of(protocol, since);
    }

    /** What of it goes beyond what the book of rules lets be read. */
    public List<Violation> exceeded(Protocol protocol) {
        return offer.exceeded(protocol);
    }

    public void agree(Protocol protocol, UUID act) {
        protocols.agree(protocol, act);
    }

    /** @return false where it ends by then anyway */
    public boolean end(UUID protocol, LocalDate last, UUID act) {
        return protocols.end(protocol, last, act);
    }

    /** Where people sign in to it with their account here. */
    public Optional<Application> application(UUID client) {
        return applications.of(client);
    }

    /** Whether a protocol gives any field for that purpose today. */
    public boolean isGiven(Protocol protocol, String purpose) {
        return protocol.registers().keySet().stream()
            .anyMatch(register -> !offer.given(protocol, register, purpose).isEmpty());
    }

    public void set(Application application, UUID act) {
        applications.set(application, act);
    }

    /** Nobody signs in to it any more. @return false where it has none */
    public boolean endApplication(UUID client, UUID act) {
        return applications.end(client, act);
    }

    /** What a key used, day by day. */
    public List<DayUse> use(UUID key, LocalDate since) {
        return keeping.of(key, since);
    }
}
