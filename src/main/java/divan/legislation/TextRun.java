package divan.legislation;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Rows of texts, as many in each, as one run of UTF-8: for what is kept much and asked for seldom.
 *
 * @param bytes never changed
 */
record TextRun(byte[] bytes) {
    /** No text of PostgreSQL has it. */
    private static final String PARTING = "\u0000";
    /** Bytes that an entry of a map takes beside its run, roughly. */
    private static final int ENTRY = 120;

    static TextRun of(Stream<List<String>> rows) {
        return new TextRun(rows.flatMap(List::stream).collect(Collectors.joining(PARTING))
            .getBytes(StandardCharsets.UTF_8));
    }

    /** @param width how many texts a row has; at least one row was given */
    <T> List<T> rows(int width, Function<List<String>, T> read) {
        List<String> texts = List.of(new String(bytes, StandardCharsets.UTF_8).split(PARTING, -1));
        List<T> rows = new ArrayList<>(texts.size() / width);
        for (int i = 0; i < texts.size(); i += width) {
            rows.add(read.apply(texts.subList(i, i + width)));
        }
        return rows;
    }

    /** What it takes in memory as an entry of a map, roughly. */
    int size() {
        return bytes.length + ENTRY;
    }
}
