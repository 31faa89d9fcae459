package divan.organisation;

import divan.kernel.Failure;
import divan.kernel.Turkish;
import divan.web.Caller;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** What the post of whoever asks may do today, and for which organ. */
@Component
public class OfficeRight {
    private final Organisation organisation;
    private final Clock clock;

    OfficeRight(Organisation organisation, Clock clock) {
        this.organisation = organisation;
        this.clock = clock;
    }

    public boolean may(Caller caller, String function) {
        return caller.post() != null && !(right(caller.post(), function) instanceof SigningRight.None);
    }

    /** @return the deputising or delegation relied on; @throws Failure FORBIDDEN without the right */
    public List<String> chain(Caller caller, String function) {
        Caller.Post post = caller.post();
        if (post == null) {
            throw new Failure(Failure.Kind.FORBIDDEN);
        }
        return switch (right(post, function)) {
            case SigningRight.ByOffice office -> List.of();
            case SigningRight.ByDeputising deputy -> List.of(deputy.deputising().id());
            case SigningRight.ByDelegation delegated -> List.of(delegated.delegation().id());
            case SigningRight.None none -> throw new Failure(Failure.Kind.FORBIDDEN);
        };
    }

    /** Business of the post's organ: whoever stands in at another organ does that organ's at its own desk. */
    private SigningRight right(Caller.Post post, String function) {
        SigningRight right = organisation.right(post, function, today());
        return right instanceof SigningRight.ByDeputising elsewhere
            && !elsewhere.inPlaceOf().organ().equals(post.organ()) ? new SigningRight.None(null) : right;
    }

    /** The organ of the caller's post. */
    public Organ own(Caller caller) {
        return organisation.organ(Objects.requireNonNull(caller.post()).organ(), today())
            .orElseThrow(() -> new Failure(Failure.Kind.FORBIDDEN));
    }

    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Turkish.ZONE);
    }
}
