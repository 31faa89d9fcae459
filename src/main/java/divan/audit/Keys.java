package divan.audit;

import divan.kernel.Turkish;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds two rows for one thing: two values for one period. Of them the first counts. */
final class Keys {
    private static final List<String> LEVELS = List.of("programme", "sub_programme", "activity");

    private final Map<String, Line> first = new HashMap<>();
    private final List<String> path = new ArrayList<>();
    private final List<Finding> findings;

    Keys(List<Finding> findings) {
        this.findings = findings;
    }

    boolean isNew(Line line) {
        Line before = first.putIfAbsent(identity(line), line);
        if (before == null && line.sheet().layout() == Layout.FORM_3 && !line.text("indicator").isEmpty()) {
            String name = Units.plain(line.text("indicator"));
            before = first.putIfAbsent(line.text("sub_programme") + "\n" + name, line);
        }
        if (before != null) {
            twice(line, before);
        }
        return before == null;
    }

    /** An activity is one within its sub-programme: others may have an activity of that name, too. */
    private String identity(Line line) {
        int level = LEVELS.indexOf(line.text("level"));
        if (line.sheet().layout() != Layout.PROGRAMME || level < 0) {
            return Turkish.folded(line.key());
        }
        while (path.size() > level) {
            path.removeLast();
        }
        path.add(Turkish.folded(line.key()));
        return String.join("\n", path) + "\n" + level;
    }

    private void twice(Line line, Line before) {
        List<Cell> different = line.cells().values().stream().filter(cell -> cell.value() != null
            && before.value(cell.column()) != null
            && cell.value().compareTo(before.value(cell.column())) != 0).toList();
        different.forEach(cell -> findings.add(cell.error(Kind.DUPLICATE, null, "duplicate.value",
            before.number(), line.number(), before.text(cell.column()), cell.text())));
        if (different.isEmpty()) {
            findings.add(line.cells().values().iterator().next().error(Kind.DUPLICATE, null, "duplicate.row",
                before.number(), line.number()));
        }
    }
}
