package divan.organisation;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Who may sign. A deputy may what the office of the absent may. A delegation holds only while the post that
 * gives it has the function by its own office: nobody delegates what they do not have. No post of an organ
 * that does not stand that day may anything.
 */
final class Signing {
    private Signing() {
    }

    /** What a post of another organ may by its own office, or for others, is not asked. */
    static List<Signatory> signatories(State state, String organ, String function, LocalDate day) {
        return signatories(state, organ, function, day, 0);
    }

    /** @param amount that the document is about, in kuruş: who was given less may not; 0: none */
    static List<Signatory> signatories(State state, String organ, String function, LocalDate day,
            long amount) {
        return state.candidates(organ, function, day).stream().flatMap(id -> state.post(id, day).stream())
            .map(post -> new Signatory(post, post.organ().equals(organ)
                ? right(state, post.id(), function, day, amount)
                : given(state, post, function, day, amount, other -> other.organ().equals(organ)),
                state.seat(post.id(), day)))
            .filter(s -> !(s.right() instanceof SigningRight.None none) || none.expired() != null).toList();
    }

    static SigningRight right(State state, String postId, String function, LocalDate day) {
        return right(state, postId, function, day, 0);
    }

    /**
     * What whoever stands in for the holder of a post may there: what its office may, and what was delegated
     * to it. Nobody stands in for somebody who stands in.
     */
    static SigningRight ofDeputy(State state, String postId, String function, LocalDate day) {
        Optional<Post> post = state.post(postId, day);
        return post.filter(p -> p.functions().contains(function))
            .<SigningRight>map(SigningRight.ByOffice::new)
            .or(() -> post.flatMap(p -> delegated(state, p, function, day, 0, other -> true)))
            .orElseGet(() -> new SigningRight.None(null));
    }

    private static SigningRight right(State state, String postId, String function, LocalDate day,
            long amount) {
        Optional<Post> post = state.post(postId, day);
        if (post.isEmpty()) {
            return new SigningRight.None(null);
        }
        return post.get().functions().contains(function) ? new SigningRight.ByOffice(post.get())
            : given(state, post.get(), function, day, amount, other -> true);
    }

    /** What a post may in the place or in the name of those others. */
    private static SigningRight given(State state, Post post, String function, LocalDate day, long amount,
            Predicate<Post> others) {
        return deputising(state, post, function, day, others)
            .or(() -> delegated(state, post, function, day, amount, others))
            .orElseGet(() -> new SigningRight.None(state.delegated(post.id(), function).stream()
                .filter(d -> state.post(d.fromPost(), day).filter(others.negate()).isEmpty())
                .max(Comparator.comparing(d -> d.valid().from())).orElse(null)));
    }

    private static Optional<SigningRight> deputising(State state, Post post, String function,
            LocalDate day, Predicate<Post> others) {
        return state.deputising(post.id(), day).stream()
            .flatMap(d -> withFunction(state, d.post(), function, day).filter(others)
                .<SigningRight>map(absent -> new SigningRight.ByDeputising(post, absent, d)).stream())
            .findFirst();
    }

    private static Optional<SigningRight> delegated(State state, Post post, String function,
            LocalDate day, long amount, Predicate<Post> others) {
        return state.delegated(post.id(), function).stream()
            .filter(d -> d.valid().contains(day) && d.limit().reaches(amount))
            .flatMap(d -> withFunction(state, d.fromPost(), function, day).filter(others)
                .<SigningRight>map(giver -> new SigningRight.ByDelegation(post, giver, d)).stream())
            .findFirst();
    }

    private static Optional<Post> withFunction(State state, String post, String function, LocalDate day) {
        return state.post(post, day).filter(p -> p.functions().contains(function));
    }
}
