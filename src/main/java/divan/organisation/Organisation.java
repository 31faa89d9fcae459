package divan.organisation;

import divan.journal.Actor;
import divan.kernel.Span;
import divan.kernel.Violation;
import divan.web.Caller;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Organs, posts and rights to sign, as of a day. */
@Component
public class Organisation {
    private final Organs organs;
    private final Posts posts;
    private final Delegations delegations;
    private final Deputies deputies;
    private final Reorganisation reorganisation;
    private final Changes changes;
    private final Qualities qualities;
    private final StoredState state;
    private final Tidings tidings;

    Organisation(Organs organs, Posts posts, Delegations delegations, Deputies deputies,
            Reorganisation reorganisation, Changes changes, Qualities qualities, StoredState state,
            Tidings tidings) {
        this.organs = organs;
        this.posts = posts;
        this.delegations = delegations;
        this.deputies = deputies;
        this.reorganisation = reorganisation;
        this.changes = changes;
        this.qualities = qualities;
        this.state = state;
        this.tidings = tidings;
    }

    /** What would be wrong with it now; nothing is changed. In the caller's transaction. */
    public List<Violation> wrong(OrganEvent event) {
        return reorganisation.wrong(event);
    }

    /**
     * Carries out what happens to organs, in the transaction of the caller's act.
     *
     * @throws divan.kernel.Failure INVALID with everything that is wrong with it
     */
    public void carryOut(OrganEvent event, UUID act, String reason, String basis) {
        reorganisation.carryOut(event, act, new Changes.Grounds(reason, basis));
    }

    /** The id under which acts are about an organ: its number as a UUID (version 3). */
    public static UUID subject(String number) {
        return UUID.nameUUIDFromBytes(("organ " + number).getBytes(StandardCharsets.UTF_8));
    }

    /** Whether there is or ever was an organ of this number. */
    public boolean knowsOrgan(String number) {
        return organs.isGiven(number);
    }

    /** Everything that was and will be said of an organ, the earliest first. */
    public List<Organ> periods(String number) {
        return organs.periods(List.of(number));
    }

    public Optional<Organ> organ(String number, LocalDate day) {
        return organs.find(number, day);
    }

    /** Of these numbers, those that stand on a day. */
    public List<Organ> organs(Collection<String> numbers, LocalDate day) {
        return organs.among(numbers, day);
    }

    /**
     * Whether an organ is this one or stands below it that day, by either of those above it. A circle among
     * organs is refused where they are kept, so that going up ends.
     */
    public boolean isWithin(String number, String above, LocalDate day) {
        Set<String> at = Set.of(number);
        while (!at.isEmpty() && !at.contains(above)) {
            at = organs(at, day).stream().flatMap(organ -> organ.parents().stream())
                .collect(Collectors.toSet());
        }
        return at.contains(above);
    }

    public List<Organ> children(String number, LocalDate day) {
        return organs.children(number, day, "", Integer.MAX_VALUE);
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

    /** Posts on a day whose short name or title contains the words, in the order of short names. */
    public List<Post> posts(String words, LocalDate day, int limit) {
        return posts.named(words, day, limit);
    }

    /** Who works in an organ on a day, and as what. */
    public List<Holder> holdersIn(String organ, LocalDate day) {
        return posts.holdersIn(organ, day);
    }

    /** Organs in which somebody holds a post on a day: whoever is written to there reads it. */
    public List<Organ> staffed(LocalDate day) {
        return organs.staffed(day);
    }

    /** The posts a person holds on a day, the one held longest first. */
    public List<Post> postsOf(UUID person, LocalDate day) {
        return posts.of(person, day);
    }

    /**
     * The posts that a person stands in for on a day by a post that they hold themselves: nobody stands in
     * for somebody who stands in. A post of an organ that does not stand that day is none of them.
     */
    public List<StandingIn> standsInFor(UUID person, LocalDate day) {
        List<String> held = posts.of(person, day).stream().map(Post::id).toList();
        return deputies.by(held, day).stream().filter(d -> !held.contains(d.post()))
            .flatMap(d -> posts.find(d.post(), day).stream().map(post -> new StandingIn(post, d))).toList();
    }

    /** By what whoever did an act stood in for the holder of its post; empty where they held it. */
    public Optional<Deputising> stoodIn(Actor actor) {
        return actor.delegation().stream().flatMap(id -> deputies.find(id).stream())
            .filter(d -> d.post().equals(actor.post())).findFirst();
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
        hold(post, person, Span.since(from), false, act);
    }

    /**
     * Puts a person into a post for these days.
     *
     * @param acting until somebody is appointed (657/86)
     * @return false where they hold it on one of them already
     */
    public boolean hold(String post, UUID person, Span valid, boolean acting, UUID act) {
        tidings.tell();
        boolean held = posts.hold(post, person, valid, acting, act);
        if (held) {
            changes.add(act, "seat", post, "taken", valid.from(), Changes.Grounds.NONE);
        }
        return held;
    }

    /** Who held or will hold a post. */
    public List<Holding> holdings(String post) {
        return posts.holdings(post, null);
    }

    /** What a person held or will hold. */
    public List<Holding> holdings(UUID person) {
        return posts.holdings(null, person);
    }

    /**
     * @param until the first day on which it is not held. @return how many periods ended or will not begin
     */
    public int leave(String post, UUID person, LocalDate until, UUID act) {
        tidings.tell();
        int ended = posts.endHolding(post, person, until, act);
        if (ended > 0) {
            changes.add(act, "seat", post, "left", until, Changes.Grounds.NONE);
        }
        return ended;
    }

    /** Whether there is or ever was a post of this id. */
    public boolean knowsPost(String id) {
        return posts.exists(id);
    }

    /** A new post from a day on. */
    public void create(Post post, LocalDate from, UUID act) {
        posts.add(post, from, null, act);
        changes.add(act, "post", post.id(), "created", from, Changes.Grounds.NONE);
    }

    /** The post as it was ends before the day and goes on as given. */
    public void change(Post post, LocalDate from, UUID act) {
        posts.end(post.id(), from);
        posts.add(post, from, null, act);
        changes.add(act, "post", post.id(), "changed", from, Changes.Grounds.NONE);
    }

    /** The post ends before the day; whoever holds it holds it no longer. */
    public void end(String post, LocalDate day, UUID act) {
        posts.end(post, day);
        changes.add(act, "post", post, "ended", day, Changes.Grounds.NONE);
        posts.holdings(post, null).forEach(h -> leave(post, h.person(), day, act));
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
        changes.add(act, "delegation", delegation.id(), "given", delegation.valid().from(),
            Changes.Grounds.NONE);
    }

    /** @param until the first day on which it does not hold. @return how many periods ended */
    public int endDelegation(String id, LocalDate until, UUID act) {
        int ended = delegations.end(id, until, act);
        if (ended > 0) {
            changes.add(act, "delegation", id, "ended", until, Changes.Grounds.NONE);
        }
        return ended;
    }

    /** For whom a post stands in, and who for it, past and to come. */
    public List<Deputising> deputies(String post) {
        return deputies.of(post);
    }

    public Optional<Deputising> deputising(String id) {
        return deputies.find(id);
    }

    public void deputise(Deputising deputising, UUID act) {
        tidings.tell();
        deputies.add(deputising, act);
        changes.add(act, "deputy", deputising.id(), "named", deputising.valid().from(),
            Changes.Grounds.NONE);
    }

    /** @param until the first day on which nobody stands in. @return how many periods ended */
    public int endDeputising(String id, LocalDate until, UUID act) {
        tidings.tell();
        int ended = deputies.end(id, until, act);
        if (ended > 0) {
            changes.add(act, "deputy", id, "ended", until, Changes.Grounds.NONE);
        }
        return ended;
    }

    /** Whether somebody holds a post on a day, and how. */
    public Seat seat(String post, LocalDate day) {
        return posts.seat(post, day);
    }

    /** What is missing or left over in the register of the state on a day. */
    public Quality quality(LocalDate day) {
        return qualities.of(day);
    }

    /** Organs of these kinds that stood once and do not stand on the day, as they last were. */
    public Quality.Finding closed(Collection<String> kinds, LocalDate day) {
        return qualities.closed(kinds, day);
    }

    /** What is signed in an organ on a day: functions of its posts and those delegated to or by them. */
    public List<String> functions(String organ, LocalDate day) {
        return posts.functions(organ, day);
    }

    /**
     * Who could sign this kind of document for an organ on that day, and why: its own posts, whoever stands
     * in for one of them, and whoever one of them gave it to. Posts that may not are among them only where a
     * delegation of theirs has ended or not begun. What a post of another organ may by its own office is not
     * asked here.
     */
    public List<Signatory> signatories(String organ, String function, LocalDate day) {
        return Signing.signatories(state, organ, function, day);
    }

    /** The same for a document about an amount, in kuruş: whoever was given the function for less may not. */
    public List<Signatory> signatories(String organ, String function, LocalDate day, long kurus) {
        return Signing.signatories(state, organ, function, day, kurus);
    }

    /**
     * Who may do this on that day, and why. A deputy may what the office of the absent may. A delegation
     * holds only while the post that gives it has the function by its own office: nobody delegates what they
     * do not have. No post of an organ that does not stand that day may anything.
     */
    public SigningRight right(String postId, String function, LocalDate day) {
        return Signing.right(state, postId, function, day);
    }

    /** What whoever works as this post may on a day; who stands in for its holder, less than they. */
    public SigningRight right(Caller.Post post, String function, LocalDate day) {
        return right(post.id(), post.deputising() != null, function, day);
    }

    /** @param deputy whether somebody stands in for its holder */
    public SigningRight right(String postId, boolean deputy, String function, LocalDate day) {
        return deputy ? Signing.ofDeputy(state, postId, function, day) : right(postId, function, day);
    }
}
