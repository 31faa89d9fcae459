package divan.portal;

import divan.casework.DelegationScope;
import divan.casework.DelegationScopes;
import divan.organisation.Delegation;
import divan.organisation.Deputising;
import divan.organisation.Organisation;
import divan.organisation.Post;
import divan.organisation.SigningRight;
import divan.policy.Relation;
import divan.policy.Rule;
import divan.policy.Rulebook;
import divan.policy.Who;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * What posts may do and read on a day, and who may read what: the rule book held against the organisation.
 * Both are public; who holds a post is not said.
 */
@Component
public class Powers {
    /**
     * A function that a post has that day.
     *
     * @param right how it came by it
     * @param scope for what alone it was delegated, where a pack says so
     * @param rules what it lets read
     */
    public record Power(String function, SigningRight right, Optional<DelegationScope> scope,
            List<Rule> rules) {
    }

    /** @param posts how many have the function by their office that day; of rules for others 0 */
    public record Reader(Rule rule, int posts) {
        /** Empty where the rule asks for none. */
        public String function() {
            return rule.who() instanceof Who.Holder holder ? holder.function() : "";
        }
    }

    private final Rulebook book;
    private final Organisation organisation;
    private final DelegationScopes scopes;

    Powers(Rulebook book, Organisation organisation, DelegationScopes scopes) {
        this.scopes = scopes;
        this.book = book;
        this.organisation = organisation;
    }

    /** By office, in the place of others and in their name; in the order of functions. */
    public List<Power> of(Post post, LocalDate day) {
        return functions(post, day).stream().map(function -> power(post, function, day))
            .filter(power -> !(power.right() instanceof SigningRight.None)).toList();
    }

    private Power power(Post post, String function, LocalDate day) {
        SigningRight right = organisation.right(post.id(), function, day);
        return new Power(function, right, right instanceof SigningRight.ByDelegation delegated
            ? scopes.of(delegated.delegation().id()) : Optional.empty(), by(function));
    }

    private Set<String> functions(Post post, LocalDate day) {
        Set<String> functions = new TreeSet<>(post.functions());
        organisation.delegations(post.id()).stream().filter(d -> d.toPost().equals(post.id()))
            .map(Delegation::function).forEach(functions::add);
        organisation.deputies(post.id()).stream().filter(d -> d.byPost().equals(post.id()))
            .map(Deputising::post).flatMap(absent -> organisation.post(absent, day).stream())
            .forEach(absent -> functions.addAll(absent.functions()));
        return functions;
    }

    /** What a function lets read. */
    public List<Rule> by(String function) {
        return book.rules().stream().filter(rule -> rule.who().equals(new Who.Holder(function))).toList();
    }

    /** What whoever holds any post may read. */
    public List<Rule> ofEverybody() {
        return book.rules().stream().filter(rule -> rule.who() instanceof Who.Official).toList();
    }

    /** Functions that let read something, in the order of their names. */
    public List<String> functions() {
        return book.rules().stream().flatMap(rule -> rule.who() instanceof Who.Holder holder
            ? Stream.of(holder.function()) : Stream.empty()).distinct().sorted().toList();
    }

    /** Who may read a field of a register; the person themselves first. */
    public List<Reader> on(String register, String field, LocalDate day) {
        List<Rule> rules = book.on(register, field);
        return Stream.concat(rules.stream().filter(rule -> rule.whose() == Relation.SELF),
                rules.stream().filter(rule -> rule.whose() != Relation.SELF))
            .map(rule -> new Reader(rule, rule.who() instanceof Who.Holder holder
                ? organisation.postsWith(holder.function(), day).size() : 0)).toList();
    }
}
