package divan.policy;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Every rule in force, from wherever it comes. Denies what no rule allows. */
@Component
public class Rulebook {
    private final Map<String, List<Rule>> bySource = new ConcurrentSkipListMap<>();
    private volatile List<Rule> rules = List.of();

    Rulebook() {
        take("", RuleReader.own());
    }

    /** Puts the rules of a source (a pack) in the place of those that it had. */
    synchronized void take(String source, List<Rule> taken) {
        bySource.put(source, List.copyOf(taken));
        rules = bySource.values().stream().flatMap(Collection::stream).toList();
    }

    /** In the order of their sources: the program's own first. */
    public List<Rule> rules() {
        return rules;
    }

    /** The program's own. */
    public List<Rule> own() {
        return bySource.getOrDefault("", List.of());
    }

    public Ruling ask(Asked asked) {
        List<Rule> about = rules.stream()
            .filter(rule -> rule.covers(asked.what()) && rule.purpose().equals(asked.purpose())).toList();
        List<Rule> theirs = about.stream().filter(rule -> rule.whose().reaches(asked.whose())).toList();
        Predicate<Rule> them = rule -> rule.who().admits(asked.official(), asked.has());
        List<Rule> allowing = theirs.stream().filter(them).toList();
        if (allowing.isEmpty()) {
            return new Ruling.Denied(about.isEmpty() ? Ruling.Why.NO_RULE
                : about.stream().anyMatch(them) ? Ruling.Why.NOT_THEIRS : Ruling.Why.NOT_THEM);
        }
        Set<String> fields = new HashSet<>();
        allowing.forEach(rule -> fields.addAll(rule.fields()));
        return new Ruling.Allowed(allowing.getFirst(), Set.copyOf(fields));
    }

    /** Rules by which somebody with these functions reads something, in the order of the book. */
    public List<Rule> open(boolean official, Predicate<String> has, Relation whose, String what) {
        return rules.stream().filter(rule -> rule.covers(what) && rule.whose().reaches(whose)
            && rule.who().admits(official, has)).toList();
    }

    /**
     * Which of a kind an official may read of their organ, for whatever: the services of {@code case}.
     */
    public List<String> which(String kind, Predicate<String> has) {
        String prefix = kind + ":";
        return rules.stream().filter(rule -> rule.what().startsWith(prefix)
                && rule.whose().reaches(Relation.OWN_ORGAN) && rule.who().admits(true, has))
            .map(rule -> rule.what().substring(prefix.length())).distinct().toList();
    }

    /**
     * What an official with these functions reads of such data for a purpose: row-level security is told,
     * and shows nothing else of what it knows by kind.
     */
    public Set<String> scope(Predicate<String> has, Relation whose, String purpose) {
        return rules.stream().filter(rule -> rule.purpose().equals(purpose)
                && rule.whose().reaches(whose) && rule.who().admits(true, has))
            .map(Rule::what).collect(Collectors.toUnmodifiableSet());
    }

    /** What a post with these functions may read, of whomever. */
    public List<Rule> of(Set<String> functions) {
        return rules.stream().filter(rule -> rule.who().admits(true, functions::contains)).toList();
    }

    /** Who may see a field of a register, and for what. */
    public List<Rule> on(String register, String field) {
        return rules.stream().filter(rule -> rule.covers(register(register))
            && rule.fields().contains(field)).toList();
    }

    /** How rules name the numbers by which registers know people. */
    public static final String IDENTITY = "identity";

    /**
     * The purpose, and the function, of whoever opens in an emergency what is shut to them: it gives nothing
     * but that.
     */
    public static final String EMERGENCY = "emergency.access";

    /** How rules name a register. */
    public static String register(String id) {
        return "register:" + id;
    }

    /** How rules name the cases of a service. */
    public static String cases(String service) {
        return "case:" + service;
    }

    /** How rules name the acts in the cases of a service. */
    public static String acts(String service) {
        return "act:" + service;
    }
}
