package divan.administration;

import divan.clients.Application;
import divan.clients.Client;
import divan.clients.Protocol;
import divan.clients.Scope;
import divan.clients.SigningKeys;
import divan.clients.TlsProof;
import divan.kernel.Span;
import divan.organisation.Delegation;
import divan.organisation.Deputising;
import divan.organisation.OrganEvent;
import divan.organisation.Post;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;

/** One change of who may do what; {@code type} is also the type of the act by which it happens. */
public sealed interface Change {
    default String type() {
        return switch (this) {
            case Appointed a -> "post.taken";
            case Left l -> "post.left";
            case Created c -> "post.created";
            case Mandated m -> "post.changed";
            case Ended e -> "post.ended";
            case Delegated d -> "delegation.given";
            case Withdrawn w -> "delegation.ended";
            case Invited i -> "person.invited";
            case Deactivated d -> "person.deactivated";
            case Deputised d -> "deputy.named";
            case Recalled r -> "deputy.ended";
            case Reorganised r -> "organ." + r.event().name();
            case ClientRegistered c -> "client.registered";
            case ClientChanged c -> "client.changed";
            case KeyIssued k -> "client.key.issued";
            case KeyRevoked k -> "client.key.revoked";
            case ClientStopped c -> "client.stopped";
            case ClientResumed c -> "client.resumed";
            case KeysSet k -> "client.keys.set";
            case ProofSet p -> "client.certificate.set";
            case ApplicationSet a -> "client.application.set";
            case ApplicationEnded a -> "client.application.ended";
            case ProtocolAgreed p -> "protocol.agreed";
            case ProtocolEnded p -> "protocol.ended";
        };
    }

    /**
     * @param moves the person's other posts end when this one begins
     * @param acting until somebody is appointed for good
     */
    record Appointed(String post, UUID person, Span valid, boolean moves, boolean acting) implements Change {
    }

    /** @param until the first day on which it is not held */
    record Left(String post, UUID person, LocalDate until) implements Change {
    }

    record Created(Post post, LocalDate from) implements Change {
    }

    /** The post as it is from that day on, with other functions. */
    record Mandated(Post post, LocalDate from) implements Change {
    }

    record Ended(String post, LocalDate until) implements Change {
    }

    record Delegated(Delegation delegation) implements Change {
    }

    record Withdrawn(String delegation, LocalDate until) implements Change {
    }

    /** A new link by which this person chooses their credentials anew. */
    record Invited(UUID person) implements Change {
    }

    record Deactivated(UUID person) implements Change {
    }

    /** Another post stands in for one whose holder is away. */
    record Deputised(Deputising deputising) implements Change {
    }

    record Recalled(String deputising, LocalDate until) implements Change {
    }

    /** Something happens to organs of the state. */
    record Reorganised(OrganEvent event) implements Change {
    }

    /** An institution's program may ask, under these terms. */
    record ClientRegistered(Client client) implements Change {
    }

    /** Other terms from now on. */
    record ClientChanged(Client client) implements Change {
    }

    /** @param scopes groups of routes to which it is limited; none: to nothing */
    record KeyIssued(UUID client, LocalDate last, Set<Scope> scopes) implements Change {
    }

    record KeyRevoked(UUID client, UUID key) implements Change {
    }

    /** None of its keys and tokens opens anything from now on. */
    record ClientStopped(UUID client) implements Change {
    }

    record ClientResumed(UUID client) implements Change {
    }

    /** It proves itself with these keys from now on, and with no others. */
    record KeysSet(UUID client, SigningKeys keys) implements Change {
    }

    /** It may prove itself by this certificate from now on, and by no other. */
    record ProofSet(UUID client, TlsProof proof) implements Change {
    }

    /** People sign in to it with their account here, on these terms and no others. */
    record ApplicationSet(Application application) implements Change {
    }

    record ApplicationEnded(UUID client) implements Change {
    }

    /** An institution's program may ask about people, as far as this goes. */
    record ProtocolAgreed(Protocol protocol) implements Change {
    }

    /** @param last day on which it holds */
    record ProtocolEnded(UUID client, UUID protocol, LocalDate last) implements Change {
    }
}
