package divan.lawtext;

import java.util.Arrays;

/** The line, from 1, of a character. */
final class Lines {
    private final int[] ends;

    Lines(String source) {
        this.ends = java.util.stream.IntStream.range(0, source.length()).filter(i -> source.charAt(i) == '\n')
            .toArray();
    }

    int of(int offset) {
        int found = Arrays.binarySearch(ends, offset);
        return 1 + (found < 0 ? -found - 1 : found);
    }
}
