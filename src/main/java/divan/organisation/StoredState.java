package divan.organisation;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The state as the database has it, also in the middle of a transaction. */
@Component
class StoredState implements State {
    private final Organs organs;
    private final Hierarchy hierarchy;
    private final Changes changes;
    private final Posts posts;
    private final Deputies deputies;
    private final Delegations delegations;

    StoredState(Organs organs, Hierarchy hierarchy, Changes changes, Posts posts, Deputies deputies,
            Delegations delegations) {
        this.organs = organs;
        this.hierarchy = hierarchy;
        this.changes = changes;
        this.posts = posts;
        this.deputies = deputies;
        this.delegations = delegations;
    }

    @Override
    public Optional<Organ> find(String number, LocalDate day) {
        return organs.find(number, day);
    }

    @Override
    public List<Organ> periods(String number) {
        return organs.periods(List.of(number));
    }

    @Override
    public boolean isGiven(String number) {
        return organs.isGiven(number);
    }

    @Override
    public List<Succession> successions(String number) {
        return changes.successions(number);
    }

    @Override
    public List<Organ> children(String number, LocalDate day, String after, int limit) {
        return organs.children(number, day, after, limit);
    }

    @Override
    public List<Placed> below(String number, LocalDate day, int depth, String after, int limit) {
        return placed(hierarchy.below(number, day, depth, after, limit), day);
    }

    @Override
    public List<Placed> above(String number, LocalDate day) {
        return placed(hierarchy.above(number, day), day);
    }

    private List<Placed> placed(List<Hierarchy.Step> steps, LocalDate day) {
        Map<String, Organ> found = organs.among(steps.stream().map(Hierarchy.Step::number).toList(), day)
            .stream().collect(Collectors.toMap(Organ::number, Function.identity()));
        return steps.stream().filter(step -> found.containsKey(step.number()))
            .map(step -> new Placed(found.get(step.number()), step.depth())).toList();
    }

    @Override
    public Optional<Post> post(String id, LocalDate day) {
        return posts.find(id, day);
    }

    @Override
    public Seat seat(String post, LocalDate day) {
        return posts.seat(post, day);
    }

    @Override
    public List<String> candidates(String organ, String function, LocalDate day) {
        return posts.candidates(organ, function, day);
    }

    @Override
    public List<String> functions(String organ, LocalDate day) {
        return posts.functions(organ, day);
    }

    @Override
    public List<Deputising> deputising(String post, LocalDate day) {
        return deputies.by(post, day);
    }

    @Override
    public List<Delegation> delegated(String post, String function) {
        return delegations.to(post, function);
    }
}
