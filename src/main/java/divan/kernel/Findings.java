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

    /** Whether the first line names each column once, none unknown, none missing; finds what is wrong. */
    public boolean headed(List<String> given, List<String> known, List<String> needed) {
        for (String column : given) {
            if (!known.contains(column)) {
                add(1, "", "column-unknown", given.indexOf(column) + 1);
            } else if (given.indexOf(column) != given.lastIndexOf(column)) {
                add(1, column, "column-twice");
            }
        }
        needed.stream().filter(column -> !given.contains(column)).forEach(c -> add(1, c, "column-missing"));
        return isEmpty();
    }

    /** Whether a line has a cell for each column; finds it where it has not. */
    public boolean filled(long line, String[] cells, List<String> header) {
        if (cells.length != header.size()) {
            add(line, "", "cells", cells.length, header.size());
        }
        return cells.length == header.size();
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
