package divan.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MerkleTest {
    private static final int MOST = 600;
    private static final List<byte[]> LEAVES = NaiveTree.leafHashes(MOST);

    @Test
    void theEmptyTreeHasTheHashOfNothing() {
        assertThat(HexFormat.of().formatHex(new Tree().root()))
                .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }

    @Test
    void theGrowingRootIsTheDefinedRootAtEverySize() {
        Tree tree = new Tree();
        for (int size = 0; size <= MOST; size++) {
            assertThat(tree.root()).as("size %d", size).isEqualTo(NaiveTree.root(LEAVES.subList(0, size)));
            if (size < MOST) {
                tree.add(LEAVES.subList(size, size + 1));
            }
        }
    }

    @Test
    void batchesOfAnySizeGiveTheSameTreeAndTiles() {
        Tree whole = new Tree();
        List<Tree.Full> tiles = whole.add(LEAVES);
        Tree grown = new Tree();
        List<Tree.Full> grownTiles = new ArrayList<>();
        for (int from = 0, step = 1; from < MOST; from += step, step = step * 3 % 101 + 1) {
            grownTiles.addAll(grown.add(LEAVES.subList(from, Math.min(MOST, from + step))));
        }
        assertThat(grown.root()).isEqualTo(whole.root());
        assertThat(grownTiles).usingRecursiveComparison().isEqualTo(tiles);
        assertThat(tiles).hasSize(2);
    }

    @Test
    void aTreeOfMoreThanTwoLevelsOfTilesHasTheDefinedRootAndTiles() {
        int size = 65_536 + 256 + 3;
        List<byte[]> leaves = NaiveTree.leafHashes(size);
        Tree tree = new Tree();
        Map<String, byte[]> tiles = new HashMap<>();
        tree.add(leaves).forEach(full -> tiles.put(full.level() + "/" + full.index(), full.hashes()));
        assertThat(tree.root()).isEqualTo(NaiveTree.root(leaves));
        assertThat(tiles).hasSize(257 + 1);
        for (int i = 0; i < 256; i++) {
            byte[] hash = NaiveTree.root(leaves.subList(i * 256, (i + 1) * 256));
            assertThat(tiles.get("1/0")).as("hash %d of tile 1/0", i).containsSequence(hash);
        }
    }

    @Test
    void everyInclusionIsProvedAndNoFlippedBitPasses() {
        for (int size = 1; size <= MOST; size += size < 70 ? 1 : 53) {
            Proofs proofs = new Proofs(NaiveTree.nodes(LEAVES));
            byte[] root = NaiveTree.root(LEAVES.subList(0, size));
            for (int index = 0; index < size; index++) {
                List<byte[]> proof = proofs.inclusion(index, size);
                assertThat(Merkle.included(index, size, LEAVES.get(index), proof, root)).isTrue();
                assertThat(Merkle.included(index, size, LEAVES.get(index), flipped(proof, index), root))
                        .isFalse();
                assertThat(Merkle.included(index, size, flipped(LEAVES.get(index), index), proof, root))
                        .isFalse();
                assertThat(Merkle.included(index, size, LEAVES.get(index), proof, flipped(root, index)))
                        .isFalse();
                assertThat(Merkle.included((index + 1) % size, size, LEAVES.get(index), proof, root))
                        .isEqualTo(size == 1);
            }
        }
    }

    @Test
    void everyInclusionIsProvedAtEverySize() {
        Proofs proofs = new Proofs(NaiveTree.nodes(LEAVES));
        for (int size = 1; size <= MOST; size++) {
            for (int at : new int[] {0, size / 3, size / 2, size - 1}) {
                assertThat(Merkle.included(at, size, LEAVES.get(at), proofs.inclusion(at, size),
                        NaiveTree.root(LEAVES.subList(0, size)))).as("%d of %d", at, size).isTrue();
            }
        }
    }

    @Test
    void everyConsistencyIsProvedAndNoFlippedBitPasses() {
        Proofs proofs = new Proofs(NaiveTree.nodes(LEAVES));
        List<byte[]> roots = new ArrayList<>();
        for (int size = 0; size <= MOST; size++) {
            roots.add(NaiveTree.root(LEAVES.subList(0, size)));
        }
        for (int size = 1; size <= MOST; size += size < 70 ? 1 : 53) {
            for (int first = 1; first <= size; first++) {
                byte[] before = roots.get(first);
                byte[] root = roots.get(size);
                List<byte[]> proof = proofs.consistency(first, size);
                assertThat(Merkle.consistent(first, size, before, root, proof)).as("%d in %d", first, size)
                        .isTrue();
                assertThat(Merkle.consistent(first, size, flipped(before, size), root, proof)).isFalse();
                assertThat(Merkle.consistent(first, size, before, flipped(root, first), proof)).isFalse();
                assertThat(Merkle.consistent(first, size, before, root, flipped(proof, first))).isFalse();
            }
        }
    }

    @Test
    void aRestoredTreeGrowsOnAsIfItHadNeverStopped() {
        for (int size = 0; size < MOST; size += 37) {
            List<byte[]> before = LEAVES.subList(0, size);
            Tree restored = Tree.restore(size, (level, first, count) -> {
                List<byte[]> hashes = new ArrayList<>();
                for (int i = 0; i < count; i++) {
                    hashes.add(NaiveTree.nodes(before).at(8 * level, first + i));
                }
                return hashes;
            });
            assertThat(restored.root()).isEqualTo(NaiveTree.root(before));
            restored.add(LEAVES.subList(size, MOST));
            assertThat(restored.root()).isEqualTo(NaiveTree.root(LEAVES));
        }
    }

    /** One bit of one hash flipped, or a hash too many where there is none. */
    private static List<byte[]> flipped(List<byte[]> proof, int seed) {
        List<byte[]> copy = new ArrayList<>(proof);
        if (copy.isEmpty()) {
            copy.add(LEAVES.getFirst());
        } else {
            int at = seed % copy.size();
            copy.set(at, flipped(copy.get(at), seed));
        }
        return copy;
    }

    private static byte[] flipped(byte[] hash, int seed) {
        byte[] copy = hash.clone();
        copy[seed % copy.length] ^= (byte) (1 << seed % 8);
        return copy;
    }
}
