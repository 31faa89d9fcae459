package divan.journal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The address of a tile of the tree (https://c2sp.org/tlog-tiles): 256 hashes, each over 256^level leaves, or
 * fewer in a partial tile.
 *
 * @param level 0 to 63, or {@link #ENTRIES} for the bundle of the entries under a tile of level 0
 * @param width how many hashes or entries, 1 to 256; 256 is a full tile
 */
record Tile(int level, long index, int width) {
    static final int HEIGHT = 8;
    static final int FULL = 1 << HEIGHT;
    static final int ENTRIES = -1;
    private static final Pattern PATH = Pattern.compile(
            "(?<level>entries|0|[1-9][0-9]?)/(?<index>(?:x[0-9]{3}/){0,5}[0-9]{3})"
                    + "(?:\\.p/(?<width>[1-9][0-9]{0,2}))?");

    /**
     * Reads what stands behind {@code tile/}; empty for anything but the one canonical spelling of an
     * address.
     */
    static Optional<Tile> read(String path) {
        Matcher part = PATH.matcher(path);
        if (!part.matches()) {
            return Optional.empty();
        }
        int level = part.group("level").equals("entries") ? ENTRIES : Integer.parseInt(part.group("level"));
        long index = Long.parseLong(part.group("index").replaceAll("[x/]", ""));
        int width = part.group("width") == null ? FULL : Integer.parseInt(part.group("width"));
        boolean partial = part.group("width") != null;
        Tile tile = new Tile(level, index, width);
        boolean canonical = level < 64 && (!partial || width < FULL) && tile.path().equals(path);
        return canonical ? Optional.of(tile) : Optional.empty();
    }

    String path() {
        String head = level == ENTRIES ? "entries" : Integer.toString(level);
        return head + "/" + elements() + (width == FULL ? "" : ".p/" + width);
    }

    private String elements() {
        List<String> elements = new ArrayList<>();
        elements.add("%03d".formatted(index % 1000));
        for (long rest = index / 1000; rest > 0; rest /= 1000) {
            elements.addFirst("x%03d".formatted(rest % 1000));
        }
        return String.join("/", elements);
    }

    boolean isFull() {
        return width == FULL;
    }

    /** The place, among the hashes of its level, of its first one. */
    long first() {
        return index * FULL;
    }

    /** Whether a tree of that size has it. */
    boolean within(long size) {
        long hashes = hashes(level, size);
        return index <= hashes / FULL && first() + width <= hashes;
    }

    /** How many hashes of that level a tree of that size has. */
    static long hashes(int level, long size) {
        int shift = Math.max(level, 0) * HEIGHT;
        return shift > 62 ? 0 : size >> shift;
    }
}
