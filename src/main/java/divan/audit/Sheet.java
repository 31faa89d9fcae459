package divan.audit;

import java.util.List;

/** A file that was recognised by its header. */
record Sheet(String file, Layout layout, List<String> columns, List<Line> lines) {
}
