package divan.kernel;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects what is wrong with a file, as much of it as anybody would read. */
public final class Findings {
    private final List<FileFinding> kept = new ArrayList<>();
    private long more;

    public void add(FileFinding finding) {
        if (kept.size() < FileReport.MOST) {
            kept.add(finding);
        } else {
            more++;
        }
    }

    public void add(long line, String column, String code, Object... args) {
        add(FileFinding.of(line, column, code, args));
    }

    public boolean isEmpty() {
        return kept.isEmpty();
    }

    public List<FileFinding> inOrder() {
        return kept.stream().sorted(Comparator.comparing(FileFinding::line)).toList();
    }

    public long more() {
        return more;
    }
}
