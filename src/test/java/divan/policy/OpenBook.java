package divan.policy;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** A book of rules that says yes: everybody signed in reads everything for everything. */
public final class OpenBook implements AutoCloseable {
    private static final String SOURCE = "open-door";
    private final Rulebook book;

    public OpenBook(Rulebook book) {
        this.book = book;
        List<String> whats = book.rules().stream().map(Rule::what).distinct().toList();
        Set<String> fields = Set.copyOf(book.rules().stream().flatMap(r -> r.fields().stream()).toList());
        book.take(SOURCE, book.rules().stream().map(Rule::purpose).distinct().flatMap(purpose ->
            whats.stream().flatMap(what -> Stream.of(new Who.Official(), new Who.Person()).map(who ->
                new Rule(SOURCE + what + purpose + who, who, Relation.ANYBODY, what, purpose, fields,
                    List.of())))).toList());
    }

    @Override
    public void close() {
        book.take(SOURCE, List.of());
    }
}
