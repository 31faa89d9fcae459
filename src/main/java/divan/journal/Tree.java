package divan.journal;

import java.util.ArrayList;
import java.util.List;

/**
 * The right edge of a growing tree: of each level, the hashes of the tile that is not yet full. What has
 * become full is handed out once and kept no more.
 */
final class Tree {
    /** A tile that has become full, and the root of its hashes, which is the next level's hash. */
    record Full(int level, long index, byte[] hashes, byte[] root) {
    }

    private long size;
    private final List<List<byte[]>> open = new ArrayList<>();

    long size() {
        return size;
    }

    /** Takes the edge of a tree from where it is kept. */
    static Tree restore(long size, Edge edge) {
        Tree tree = new Tree();
        tree.size = size;
        for (int level = 0; Tile.hashes(level, size) > 0; level++) {
            long hashes = Tile.hashes(level, size);
            int width = (int) (hashes % Tile.FULL);
            tree.open.add(new ArrayList<>(edge.hashes(level, hashes - width, width)));
        }
        return tree;
    }

    /** Where the hashes of open tiles can be had. */
    @FunctionalInterface
    interface Edge {
        /** @param first the place of the first hash wanted among all of the level */
        List<byte[]> hashes(int level, long first, int count);
    }

    /** Adds leaf hashes; answers the tiles they filled, lower levels before those that build on them. */
    List<Full> add(List<byte[]> leafHashes) {
        List<Full> filled = new ArrayList<>();
        for (byte[] hash : leafHashes) {
            add(0, hash, filled);
            size++;
        }
        return filled;
    }

    private void add(int level, byte[] hash, List<Full> filled) {
        if (open.size() == level) {
            open.add(new ArrayList<>());
        }
        List<byte[]> tile = open.get(level);
        tile.add(hash);
        if (tile.size() == Tile.FULL) {
            long index = (size >> (Tile.HEIGHT * level)) / Tile.FULL;
            Full full = new Full(level, index, joined(tile), Merkle.perfect(tile, 0, Tile.FULL));
            tile.clear();
            filled.add(full);
            add(level + 1, full.root(), filled);
        }
    }

    byte[] root() {
        byte[] root = null;
        for (List<byte[]> tile : open) {
            for (int until = tile.size(); until > 0; until -= Integer.lowestOneBit(until)) {
                byte[] peak = Merkle.perfect(tile, until - Integer.lowestOneBit(until), until);
                root = root == null ? peak : Merkle.node(peak, root);
            }
        }
        return root == null ? Merkle.empty() : root;
    }

    private static byte[] joined(List<byte[]> hashes) {
        byte[] joined = new byte[hashes.size() * Merkle.HASH];
        for (int i = 0; i < hashes.size(); i++) {
            System.arraycopy(hashes.get(i), 0, joined, i * Merkle.HASH, Merkle.HASH);
        }
        return joined;
    }
}
