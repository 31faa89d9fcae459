package divan.organisation;

import divan.kernel.Span;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All periods of all organs, their posts and rights to sign, in memory, as they were committed at one
 * instant; never changed, only followed by another. It answers as {@link StoredState} does. Whoever holds a
 * post is not in it, only that somebody does.
 */
final class Directory implements State {
    private static final int HIGHEST = 64;

    /**
     * What is said of a number.
     *
     * @param children whoever named it as a parent in some period; perhaps on other days than the one asked
     */
    record OrganLine(List<Organ> periods, List<Succession> successions, List<String> children) {
        static final OrganLine EMPTY = new OrganLine(List.of(), List.of(), List.of());

        private @Nullable Organ on(LocalDate day) {
            for (Organ period : periods) {
                if (period.valid().contains(day)) {
                    return period;
                }
            }
            return null;
        }

        OrganLine below(List<String> others) {
            return new OrganLine(periods, successions, List.copyOf(others));
        }
    }

    /** @param acting whether until somebody is appointed only */
    record Held(Span valid, boolean acting) {
    }

    /**
     * @param given delegations that the post gives, {@code had} those it has; {@code inPlace} its deputies,
     *        {@code standsIn} for whom it is one
     */
    record PostLine(List<Posts.Standing> periods, List<Held> held, List<Delegation> given,
            List<Delegation> had, List<Deputising> inPlace, List<Deputising> standsIn) {
        static final PostLine EMPTY =
            new PostLine(List.of(), List.of(), List.of(), List.of(), List.of(), List.of());

        private Optional<Post> on(LocalDate day) {
            return periods.stream().filter(p -> p.valid().contains(day)).map(Posts.Standing::post)
                .findFirst();
        }
    }

    private final Map<String, OrganLine> organs;
    private final Map<String, PostLine> posts;
    /** Whichever posts an organ ever had, in order. */
    private final Map<String, Set<String>> postsOf;

    private Directory(Map<String, OrganLine> organs, Map<String, PostLine> posts,
            Map<String, Set<String>> postsOf) {
        this.organs = organs;
        this.posts = posts;
        this.postsOf = postsOf;
    }

    static Directory of(Map<String, OrganLine> organs, Map<String, PostLine> posts) {
        Map<String, OrganLine> all = new HashMap<>(organs);
        Map<String, List<String>> below = new TreeMap<>();
        organs.forEach((number, line) -> parents(line).forEach(parent ->
            below.computeIfAbsent(parent, _ -> new ArrayList<>()).add(number)));
        below.forEach((number, children) -> all.put(number,
            all.getOrDefault(number, OrganLine.EMPTY).below(children)));
        Map<String, Set<String>> postsOf = new HashMap<>();
        posts.forEach((id, line) -> enter(postsOf, id, line));
        return new Directory(all, new HashMap<>(posts), postsOf);
    }

    private static void enter(Map<String, Set<String>> postsOf, String id, PostLine line) {
        line.periods().stream().map(p -> p.post().organ()).distinct().forEach(organ -> {
            Set<String> ids = new TreeSet<>(postsOf.getOrDefault(organ, Set.of()));
            ids.add(id);
            postsOf.put(organ, ids);
        });
    }

    private static Set<String> parents(OrganLine line) {
        Set<String> parents = new HashSet<>();
        line.periods().forEach(period -> parents.addAll(period.parents()));
        return parents;
    }

    /** The same but for these lines, of which the children are not asked. */
    Directory with(Map<String, OrganLine> changed, Map<String, PostLine> changedPosts) {
        Map<String, OrganLine> next = changed.isEmpty() ? organs : new HashMap<>(organs);
        changed.forEach((number, line) -> {
            OrganLine was = next.getOrDefault(number, OrganLine.EMPTY);
            next.put(number, line.below(was.children()));
            parents(line).forEach(parent -> next.put(parent,
                joined(next.getOrDefault(parent, OrganLine.EMPTY), number)));
        });
        Map<String, PostLine> nextPosts = new HashMap<>(posts);
        nextPosts.putAll(changedPosts);
        Map<String, Set<String>> nextOf = new HashMap<>(postsOf);
        changedPosts.forEach((id, line) -> enter(nextOf, id, line));
        return new Directory(next, nextPosts, nextOf);
    }

    private static OrganLine joined(OrganLine parent, String child) {
        return parent.children().contains(child) ? parent
            : parent.below(Stream.concat(parent.children().stream(), Stream.of(child)).toList());
    }

    /** How many numbers were given. */
    int size() {
        return organs.size();
    }

    private @Nullable Organ on(String number, LocalDate day) {
        OrganLine line = organs.get(number);
        return line == null ? null : line.on(day);
    }

    @Override
    public Optional<Organ> find(String number, LocalDate day) {
        return Optional.ofNullable(on(number, day));
    }

    @Override
    public List<Organ> periods(String number) {
        return organs.getOrDefault(number, OrganLine.EMPTY).periods();
    }

    @Override
    public boolean isGiven(String number) {
        return organs.containsKey(number);
    }

    @Override
    public List<Succession> successions(String number) {
        return organs.getOrDefault(number, OrganLine.EMPTY).successions();
    }

    /** In no order. */
    private Stream<Organ> children(String number, LocalDate day) {
        return organs.getOrDefault(number, OrganLine.EMPTY).children().stream()
            .flatMap(child -> Stream.ofNullable(on(child, day)))
            .filter(child -> number.equals(child.parent()) || number.equals(child.parent2()));
    }

    @Override
    public List<Organ> children(String number, LocalDate day, String after, int limit) {
        return children(number, day).filter(child -> child.number().compareTo(after) > 0)
            .sorted(Comparator.comparing(Organ::number)).limit(limit).toList();
    }

    @Override
    public List<Placed> below(String number, LocalDate day, int depth, String after, int limit) {
        PriorityQueue<Placed> first =
            new PriorityQueue<>(Comparator.comparing((Placed p) -> p.organ().number()).reversed());
        Set<String> seen = new HashSet<>();
        Collection<Organ> level = find(number, day).stream().toList();
        for (int steps = 0; !level.isEmpty() && steps <= depth; steps++) {
            List<Organ> next = new ArrayList<>();
            for (Organ organ : level) {
                if (seen.add(organ.number())) {
                    keep(first, new Placed(organ, steps), after, limit);
                    children(organ.number(), day).forEach(next::add);
                }
            }
            level = next;
        }
        return first.stream().sorted(Comparator.comparing(p -> p.organ().number())).toList();
    }

    /** Of those behind {@code after} the first so many. */
    private static void keep(PriorityQueue<Placed> first, Placed placed, String after, int limit) {
        String number = placed.organ().number();
        boolean full = first.size() >= limit;
        if (number.compareTo(after) <= 0
                || full && number.compareTo(first.element().organ().number()) > 0) {
            return;
        }
        if (full) {
            first.remove();
        }
        first.add(placed);
    }

    @Override
    public List<Placed> above(String number, LocalDate day) {
        Map<String, Placed> above = new HashMap<>();
        List<Organ> level = find(number, day).stream().toList();
        for (int steps = 1; !level.isEmpty() && steps <= HIGHEST; steps++) {
            List<Organ> next = new ArrayList<>();
            for (Organ organ : level) {
                for (String parent : organ.parents()) {
                    Organ found = on(parent, day);
                    if (found != null && above.putIfAbsent(parent, new Placed(found, steps)) == null) {
                        next.add(found);
                    }
                }
            }
            level = next;
        }
        return above.values().stream().sorted(Comparator.comparing(Placed::depth)
            .thenComparing(p -> p.organ().number())).toList();
    }

    private PostLine line(String post) {
        return posts.getOrDefault(post, PostLine.EMPTY);
    }

    @Override
    public Optional<Post> post(String id, LocalDate day) {
        return line(id).on(day).filter(post -> on(post.organ(), day) != null);
    }

    @Override
    public Seat seat(String post, LocalDate day) {
        return Seat.of(line(post).held().stream().filter(h -> h.valid().contains(day)).map(Held::acting)
            .toList());
    }

    private Stream<String> postsIn(String organ, LocalDate day) {
        return postsOf.getOrDefault(organ, Set.of()).stream()
            .filter(id -> line(id).on(day).filter(post -> post.organ().equals(organ)).isPresent());
    }

    @Override
    public List<String> candidates(String organ, String function, LocalDate day) {
        Set<String> candidates = new TreeSet<>();
        postsIn(organ, day).forEach(id -> {
            candidates.add(id);
            line(id).given().stream().filter(d -> d.function().equals(function)).map(Delegation::toPost)
                .forEach(candidates::add);
            line(id).inPlace().stream().filter(d -> d.valid().contains(day)).map(Deputising::byPost)
                .forEach(candidates::add);
        });
        return List.copyOf(candidates);
    }

    @Override
    public List<String> functions(String organ, LocalDate day) {
        Set<String> functions = new TreeSet<>();
        postsIn(organ, day).forEach(id -> {
            line(id).on(day).ifPresent(post -> functions.addAll(post.functions()));
            Stream.of(line(id).given(), line(id).had()).flatMap(List::stream)
                .filter(d -> d.valid().contains(day)).map(Delegation::function).forEach(functions::add);
        });
        return List.copyOf(functions);
    }

    @Override
    public List<Deputising> deputising(String post, LocalDate day) {
        return line(post).standsIn().stream().filter(d -> d.valid().contains(day)).toList();
    }

    @Override
    public List<Delegation> delegated(String post, String function) {
        return line(post).had().stream().filter(d -> d.function().equals(function)).toList();
    }
}
