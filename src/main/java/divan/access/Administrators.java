package divan.access;

import divan.journal.Act;
import divan.journal.Actor;
import divan.journal.Journal;
import divan.kernel.Failure;
import divan.kernel.Turkish;
import divan.organisation.Organisation;
import divan.organisation.StandingIn;
import divan.organisation.Post;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Who administers this installation: whoever holds a post with that function today and can sign in. */
@Component
public class Administrators {
    public static final String FUNCTION = "administration";
    /** The measures by which a controller keeps data from those who may not see it. */
    public static final String BASIS = "6698/12/1";

    private final Organisation organisation;
    private final People people;
    private final Journal journal;

    Administrators(Organisation organisation, People people, Journal journal) {
        this.organisation = organisation;
        this.people = people;
        this.journal = journal;
    }

    /** Those as whose posts somebody may work: nobody stands in for an administrator, however named. */
    public static List<StandingIn> workable(List<StandingIn> all) {
        return all.stream().filter(in -> !in.post().functions().contains(FUNCTION)).toList();
    }

    /** In a transaction of the system or of an administrator. */
    public List<UUID> today(Instant now) {
        return organisation.holders(FUNCTION, day(now)).stream().filter(people::canSignIn).toList();
    }

    /**
     * Makes somebody the administrator whom nobody could appoint: by a set-up link, before there is another,
     * or when an operator with the data folder made a link all the same; the act says which. In a transaction
     * of the system.
     */
    void first(UUID person, String login, String name, Instant now) {
        boolean only = today(now).isEmpty();
        Post post = post(now);
        UUID added = people.add(person, login, name, Actor.system(), BASIS, "set-up-link", now);
        UUID act = journal.append(Act.of(now, Actor.system(), "post.taken", List.of(person), List.of(BASIS),
            FUNCTION, Map.of("post", post.id(), "from", day(now).toString(), "by", "set-up-link",
                "administrators-before", only ? "none" : "some", "person-added", added.toString())));
        organisation.hold(post.id(), person, day(now), act);
    }

    /** The post that a set-up fills. @throws Failure CONFLICT where the packs name none */
    Post post(Instant now) {
        return organisation.postsWith(FUNCTION, day(now)).stream().findFirst()
            .orElseThrow(() -> Failure.conflict("no-administrator-post"));
    }

    private static LocalDate day(Instant now) {
        return LocalDate.ofInstant(now, Turkish.ZONE);
    }
}
