package divan.clients;

import divan.kernel.Violation;
import divan.policy.Rule;
import divan.policy.Rulebook;
import divan.policy.Who;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * What protocols can be about: what the book of rules lets be read of a register by a function. What people
 * read of their own, and what is only counted, is given to nobody else. A protocol narrows this, and goes on
 * doing so when a pack later gives less.
 */
@Component
public class Offer {
    private static final String REGISTER = Rulebook.register("");

    private final Rulebook book;

    Offer(Rulebook book) {
        this.book = book;
    }

    /** Fields of each register that are read for anything. */
    public Map<String, Set<String>> fields() {
        Map<String, Set<String>> fields = new TreeMap<>();
        rules().forEach(rule -> fields.computeIfAbsent(register(rule), register -> new TreeSet<>())
            .addAll(rule.fields()));
        fields.values().removeIf(Set::isEmpty);
        return fields;
    }

    /** For which any field of a register is read. */
    public Set<String> purposes() {
        Set<String> purposes = new TreeSet<>();
        rules().filter(rule -> !rule.fields().isEmpty()).forEach(rule -> purposes.add(rule.purpose()));
        return purposes;
    }

    /** What it gives of a register for a purpose today; nothing where it is not for that. */
    public Set<String> given(Protocol protocol, String register, String purpose) {
        Set<String> given = new TreeSet<>();
        if (protocol.purposes().contains(purpose)) {
            rules().filter(rule -> register(rule).equals(register) && rule.purpose().equals(purpose))
                .forEach(rule -> given.addAll(rule.fields()));
        }
        given.retainAll(protocol.registers().getOrDefault(register, new TreeSet<>()));
        return given;
    }

    /** Purposes for which it would give nothing, and fields that none of its purposes gives. */
    public List<Violation> exceeded(Protocol protocol) {
        List<Violation> wrong = new ArrayList<>();
        Set<String> given = new TreeSet<>();
        for (String purpose : protocol.purposes()) {
            Set<String> here = new TreeSet<>();
            protocol.registers().keySet().forEach(register -> given(protocol, register, purpose)
                .forEach(field -> here.add(register + "/" + field)));
            if (here.isEmpty()) {
                wrong.add(Violation.of("protocol-purpose", "purposes", purpose));
            }
            given.addAll(here);
        }
        protocol.fields().stream().filter(field -> !given.contains(field)).forEach(field ->
            wrong.add(Violation.of("protocol-field", "fields", field)));
        return wrong;
    }

    private Stream<Rule> rules() {
        return book.rules().stream().filter(rule -> rule.what().startsWith(REGISTER)
            && rule.who() instanceof Who.Holder);
    }

    private static String register(Rule rule) {
        return rule.what().substring(REGISTER.length());
    }
}
