package divan.policy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** A line of {@code policy/table.csv}: a question and what the book shall say to it. */
record Line(boolean official, Set<String> functions, Relation whose, String what, String purpose,
        String answer) {

    static List<Line> all() throws IOException {
        return Files.readAllLines(Path.of("src/test/resources/policy/table.csv"), StandardCharsets.UTF_8)
            .stream().skip(1).map(Line::read).toList();
    }

    private static Line read(String text) {
        String[] cells = text.split(";", -1);
        return new Line(cells[0].equals("official"), Set.of(cells[1].split(" ")),
            Relation.of(cells[2]).orElseThrow(), cells[3], cells[4],
            String.join(";", cells[5], cells[6], cells[7]));
    }

    /** As the table says it: ruling, fields, rule. */
    String said(Rulebook book) {
        return switch (book.ask(new Asked(official, functions::contains, whose, what, purpose))) {
            case Ruling.Allowed allowed -> String.join(";", "allowed",
                String.join(" ", new TreeSet<>(allowed.fields())), allowed.rule().id());
            case Ruling.Denied denied -> denied.why().name().toLowerCase(Locale.ROOT).replace('_', '-')
                + ";;";
        };
    }
}
