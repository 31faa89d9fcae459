package divan.registers;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects what is wrong with a file, as much of it as anybody would read. */
final class Findings {
    private final List<FileFinding> kept = new ArrayList<>();
    private long more;

    void add(FileFinding finding) {
        if (kept.size() < FileReport.MOST) {
            kept.add(finding);
        } else {
            more++;
        }
    }

    void add(long line, String column, String code, Object... args) {
        add(FileFinding.of(line, column, code, args));
    }

    boolean isEmpty() {
        return kept.isEmpty();
    }

    List<FileFinding> inOrder() {
        return kept.stream().sorted(Comparator.comparing(FileFinding::line)).toList();
    }

    long more() {
        return more;
    }
}
