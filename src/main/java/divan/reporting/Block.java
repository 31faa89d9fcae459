package divan.reporting;

import java.util.List;

/** What a report is made of, in its order. */
public sealed interface Block {
    /** @param id of the section, as {@code III.A.1}; {@code level} 1 to 4 */
    record Heading(String id, int level, String text) implements Block {
        /** As an address within the page. */
        public String anchor() {
            return "s-" + id.replace('.', '-');
        }
    }

    /** @param lacking says that there is nothing to say */
    record Prose(String text, boolean lacking) implements Block {
    }

    record Points(List<String> items) implements Block {
        public Points {
            items = List.copyOf(items);
        }
    }

    /**
     * A table; the first cell of a row names it.
     *
     * @param number of the table in this report, from 1
     * @param printed where the published report has it; empty where it has not
     */
    record Grid(int number, String caption, String printed, List<Column> columns, List<Row> rows)
            implements Block {
        public Grid {
            columns = List.copyOf(columns);
            rows = List.copyOf(rows);
        }

        public boolean wide() {
            return columns.size() > 9;
        }
    }

    record Column(String title, boolean numeric) {
    }

    /** @param level 0 for a part; a whole of parts has more, the whole of all the most */
    record Row(List<Cell> cells, int level) {
        public Row {
            cells = List.copyOf(cells);
        }
    }

    /**
     * A figure: bars with what they say in words beside them.
     *
     * @param lead what is drawn, and where the marks are
     */
    record Chart(int number, String caption, String lead, List<Bar> bars) implements Block {
        public Chart {
            bars = List.copyOf(bars);
        }
    }

    record Bar(String label, Picture picture, String shown) {
    }
}
