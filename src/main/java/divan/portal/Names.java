package divan.portal;

import divan.journal.Actor;
import divan.kernel.Turkish;
import divan.organisation.Organ;
import divan.organisation.Organisation;
import divan.organisation.Post;
import divan.web.Shell;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Says who an actor is: the post and the organ, never an official's private name. */
@Component
public class Names {
    private final Organisation organisation;
    private final Clock clock;

    Names(Organisation organisation, Clock clock) {
        this.organisation = organisation;
        this.clock = clock;
    }

    /** In the reader's language; the organ is empty for a person and for the program. */
    public record Named(String kind, String post, String organ) {
    }

    Named of(Actor actor, Shell shell) {
        LocalDate today = LocalDate.now(clock.withZone(Turkish.ZONE));
        Optional<Post> post = actor.post() == null ? Optional.empty()
            : organisation.post(actor.post(), today);
        Optional<Organ> organ = actor.organ() == null || post.isEmpty() ? Optional.empty()
            : organisation.organ(actor.organ(), today);
        return new Named(actor.kind(), post.map(p -> shell.pick(p.titleTr(), p.titleEn())).orElse(""),
            organ.map(o -> shell.pick(o.nameTr(), o.nameEn())).orElse(""));
    }
}
