package divan.journal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The perfect subtrees of the ledger when it had that size, out of its tiles; each tile is read once. */
final class TileNodes implements Nodes {
    private final Ledger ledger;
    private final long size;
    private final Map<Tile, List<byte[]>> tiles = new HashMap<>();

    TileNodes(Ledger ledger, long size) {
        this.ledger = ledger;
        this.size = size;
    }

    @Override
    public byte[] at(int height, long index) {
        int level = height / Tile.HEIGHT;
        int width = 1 << height % Tile.HEIGHT;
        long first = index * width;
        int offset = (int) (first % Tile.FULL);
        List<byte[]> hashes = tiles.computeIfAbsent(holding(level, first), this::hashes);
        return Merkle.perfect(hashes, offset, offset + width);
    }

    private Tile holding(int level, long place) {
        long index = place / Tile.FULL;
        long left = Tile.hashes(level, size) - index * Tile.FULL;
        return new Tile(level, index, (int) Math.min(left, Tile.FULL));
    }

    private List<byte[]> hashes(Tile tile) {
        List<byte[]> hashes = ledger.hashes(tile.level(), tile.first(), tile.width());
        if (hashes.size() < tile.width()) {
            throw new Broken("the ledger lacks hashes of tile " + tile.path());
        }
        return hashes;
    }
}
