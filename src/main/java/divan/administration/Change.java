package divan.administration;

import divan.kernel.Span;
import divan.organisation.Delegation;
import divan.organisation.Deputising;
import divan.organisation.OrganEvent;
import divan.organisation.Post;
import java.time.LocalDate;
import java.util.UUID;

/** One change of who may do what; {@code type} is also the type of the act by which it happens. */
public sealed interface Change {
    String type();

    /**
     * @param moves the person's other posts end when this one begins
     * @param acting until somebody is appointed for good
     */
    record Appointed(String post, UUID person, Span valid, boolean moves, boolean acting) implements Change {
        @Override
        public String type() {
            return "post.taken";
        }
    }

    /** @param until the first day on which it is not held */
    record Left(String post, UUID person, LocalDate until) implements Change {
        @Override
        public String type() {
            return "post.left";
        }
    }

    record Created(Post post, LocalDate from) implements Change {
        @Override
        public String type() {
            return "post.created";
        }
    }

    /** The post as it is from that day on, with other functions. */
    record Mandated(Post post, LocalDate from) implements Change {
        @Override
        public String type() {
            return "post.changed";
        }
    }

    record Ended(String post, LocalDate until) implements Change {
        @Override
        public String type() {
            return "post.ended";
        }
    }

    record Delegated(Delegation delegation) implements Change {
        @Override
        public String type() {
            return "delegation.given";
        }
    }

    record Withdrawn(String delegation, LocalDate until) implements Change {
        @Override
        public String type() {
            return "delegation.ended";
        }
    }

    /** A new link by which this person chooses their credentials anew. */
    record Invited(UUID person) implements Change {
        @Override
        public String type() {
            return "person.invited";
        }
    }

    record Deactivated(UUID person) implements Change {
        @Override
        public String type() {
            return "person.deactivated";
        }
    }

    /** Another post stands in for one whose holder is away. */
    record Deputised(Deputising deputising) implements Change {
        @Override
        public String type() {
            return "deputy.named";
        }
    }

    record Recalled(String deputising, LocalDate until) implements Change {
        @Override
        public String type() {
            return "deputy.ended";
        }
    }

    /** Something happens to organs of the state. */
    record Reorganised(OrganEvent event) implements Change {
        @Override
        public String type() {
            return "organ." + event.name();
        }
    }
}
