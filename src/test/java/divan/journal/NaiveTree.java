package divan.journal;

import java.util.ArrayList;
import java.util.List;

/** The definition of RFC 9162, 2.1.1, word for word and nothing else: the oracle of these tests. */
final class NaiveTree {
    private NaiveTree() {
    }

    static byte[] root(List<byte[]> leafHashes) {
        int size = leafHashes.size();
        if (size == 0) {
            return Merkle.sha256();
        }
        if (size == 1) {
            return leafHashes.getFirst();
        }
        int k = Integer.highestOneBit(size - 1);
        return Merkle.sha256(new byte[] {1}, root(leafHashes.subList(0, k)),
                root(leafHashes.subList(k, size)));
    }

    static byte[] entry(int i) {
        return ("entry " + i).getBytes();
    }

    static List<byte[]> leafHashes(int size) {
        List<byte[]> hashes = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            hashes.add(Merkle.sha256(new byte[] {0}, entry(i)));
        }
        return hashes;
    }

    static Nodes nodes(List<byte[]> leafHashes) {
        return (height, index) -> {
            int width = 1 << height;
            return root(leafHashes.subList((int) index * width, (int) (index + 1) * width));
        };
    }
}
