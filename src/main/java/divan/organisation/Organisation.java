package divan.organisation;

import divan.kernel.Span;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Organs, posts and rights to sign, as of a day. */
@Component
public class Organisation {
    private final Organs organs;
    private final Posts posts;
    private final Delegations delegations;

    Organisation(Organs organs, Posts posts, Delegations delegations) {
        this.organs = organs;
        this.posts = posts;
        this.delegations = delegations;
    }

    public Optional<Organ> organ(String number, LocalDate day) {
        return organs.find(number, day);
    }

    public List<Organ> organs(LocalDate day) {
        return organs.all(day);
    }

    public List<Organ> children(String number, LocalDate day) {
        return organs.children(number, day);
    }

    /** The organ of this kind in a province; empty where the province has none that day. */
    public Optional<Organ> inProvince(String kind, String province, LocalDate day) {
        return organs.inProvince(kind, province, day);
    }

    public Optional<Post> post(String id, LocalDate day) {
        return posts.find(id, day);
    }

    public List<Post> postsIn(String organ, LocalDate day) {
        return posts.in(organ, day);
    }

    /** Who works in an organ on a day, and as what. */
    public List<Holder> holdersIn(String organ, LocalDate day) {
        return posts.holdersIn(organ, day);
    }

    /** Organs in which somebody holds a post on a day: whoever is written to there reads it. */
    public List<Organ> staffed(LocalDate day) {
        List<String> held = posts.heldOrgans(day);
        return organs.all(day).stream().filter(organ -> held.contains(organ.number())).toList();
    }

    /** The posts a person holds on a day, the one held longest first. */
    public List<Post> postsOf(UUID person, LocalDate day) {
        return posts.of(person, day);
    }

    /** Everybody who holds a post that has this function by its office on a day; each once. */
    public List<UUID> holders(String function, LocalDate day) {
        return posts.holders(function, day);
    }

    /** The posts that have this function by their office on a day. */
    public List<Post> postsWith(String function, LocalDate day) {
        return posts.with(function, day);
    }

    /** Puts a person into a post from a day on; the act is the caller's. */
    public void hold(String post, UUID person, LocalDate from, UUID act) {
        posts.hold(post, person, Span.since(from), act);
    }

    /** Puts a person into a post for these days. @return false where they hold it on one of them already */
    public boolean hold(String post, UUID person, Span valid, UUID act) {
        return posts.hold(post, person, valid, act);
    }

    /** Who held or will hold a post. */
    public List<Holding> holdings(String post) {
        return posts.holdings(post, null);
    }

    /** What a person held or will hold. */
    public List<Holding> holdings(UUID person) {
        return posts.holdings(null, person);
    }

    /** @param until the first day on which it is not held. @return how many periods ended or will not begin */
    public int leave(String post, UUID person, LocalDate until, UUID act) {
        return posts.endHolding(post, person, until, act);
    }

    /** Whether there is or ever was a post of this id. */
    public boolean knowsPost(String id) {
        return posts.exists(id);
    }

    /** A new post from a day on. */
    public void create(Post post, LocalDate from, UUID act) {
        posts.add(post, from, null, act);
    }

    /** The post as it was ends before the day and goes on as given. */
    public void change(Post post, LocalDate from, UUID act) {
        posts.end(post.id(), from);
        posts.add(post, from, null, act);
    }

    /** The post ends before the day; whoever holds it holds it no longer. */
    public void end(String post, LocalDate day, UUID act) {
        posts.end(post, day);
        posts.holdings(post, null).forEach(h -> posts.endHolding(post, h.person(), day, act));
    }

    /** Delegations that a post gives or has, past and to come. */
    public List<Delegation> delegations(String post) {
        return delegations.ofPost(post);
    }

    public Optional<Delegation> delegation(String id) {
        return delegations.last(id);
    }

    public void delegate(Delegation delegation, UUID act) {
        delegations.add(delegation, null, act);
    }

    /** @param until the first day on which it does not hold. @return how many periods ended */
    public int endDelegation(String id, LocalDate until, UUID act) {
        return delegations.end(id, until, act);
    }

    /**
     * Who may do this on that day, and why. A delegation holds only while the post that gives it has the function by
     * its own office: nobody delegates what they do not have.
     */
    public SigningRight right(String postId, String function, LocalDate day) {
        Optional<Post> post = posts.find(postId, day);
        if (post.isEmpty()) {
            return new SigningRight.None(null);
        }
        if (post.get().functions().contains(function)) {
            return new SigningRight.ByOffice(post.get());
        }
        List<Delegation> given = delegations.to(postId, function);
        return given.stream().filter(d -> d.valid().contains(day))
            .flatMap(d -> posts.find(d.fromPost(), day).stream().filter(p -> p.functions().contains(function))
                .<SigningRight>map(p -> new SigningRight.ByDelegation(post.get(), p, d)))
            .findFirst().orElseGet(() -> new SigningRight.None(given.stream()
                .max(Comparator.comparing(d -> d.valid().from())).orElse(null)));
    }
}
