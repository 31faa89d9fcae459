package divan.journal;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;

/**
 * Hashes of a Merkle tree and the verification of its proofs: RFC 9162, section 2.1, SHA-256.
 *
 * <p>Sizes and indexes count leaves from 0. Verification answers false for anything malformed and never
 * throws. Consistency is verified for any subtree, of which the RFC's proof between two tree sizes is the
 * case that starts at 0 (draft-ietf-plants-merkle-tree-certs, section 4.4).
 */
final class Merkle {
    static final int HASH = 32;

    private Merkle() {
    }

    static byte[] sha256(byte[]... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (byte[] part : parts) {
                digest.update(part);
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static byte[] empty() {
        return sha256();
    }

    static byte[] leaf(byte[] entry) {
        return sha256(new byte[] {0}, entry);
    }

    static byte[] node(byte[] left, byte[] right) {
        return sha256(new byte[] {1}, left, right);
    }

    /** The root over the hashes [from, until), whose number is a power of two. */
    static byte[] perfect(List<byte[]> hashes, int from, int until) {
        if (until - from == 1) {
            return hashes.get(from);
        }
        int middle = (from + until) / 2;
        return node(perfect(hashes, from, middle), perfect(hashes, middle, until));
    }

    /** RFC 9162, 2.1.3.2. */
    static boolean included(long index, long size, byte[] leafHash, List<byte[]> proof, byte[] root) {
        if (index < 0 || index >= size || leafHash.length != HASH || malformed(proof)) {
            return false;
        }
        long place = index;
        long last = size - 1;
        byte[] hash = leafHash;
        for (byte[] sibling : proof) {
            if (last == 0) {
                return false;
            }
            if (isRight(place) || place == last) {
                hash = node(sibling, hash);
                int alone = isRight(place) ? 0 : Long.numberOfTrailingZeros(place);
                place >>= alone;
                last >>= alone;
            } else {
                hash = node(hash, sibling);
            }
            place >>= 1;
            last >>= 1;
        }
        return last == 0 && MessageDigest.isEqual(hash, root);
    }

    /**
     * Whether the tree of {@code size} leaves begins with the tree of {@code first} leaves: RFC 9162,
     * 2.1.4.2. The empty tree, with which every tree begins, has no proof there and is refused.
     */
    static boolean consistent(long first, long size, byte[] firstRoot, byte[] root, List<byte[]> proof) {
        return first > 0 && consistent(0, first, size, firstRoot, root, proof);
    }

    /** Whether the tree of {@code size} leaves holds at [start, end) the subtree with that root. */
    static boolean consistent(long start, long end, long size, byte[] subroot, byte[] root,
            List<byte[]> proof) {
        if (!isSubtree(start, end) || end > size || malformed(proof)) {
            return false;
        }
        if (start == end) {
            return proof.isEmpty() && MessageDigest.isEqual(subroot, empty());
        }
        return new Climb(start, end - 1, size - 1, subroot, root).over(proof);
    }

    /** A subtree begins at a multiple of the smallest power of two that is not less than its size. */
    static boolean isSubtree(long start, long end) {
        if (start < 0 || end < start) {
            return false;
        }
        long width = end - start;
        return width <= 1 || start % (Long.highestOneBit(width - 1) << 1) == 0;
    }

    private static boolean isRight(long place) {
        return (place & 1) == 1;
    }

    private static boolean malformed(List<byte[]> proof) {
        return proof.stream().anyMatch(hash -> hash.length != HASH);
    }

    /**
     * The places of the subtree's first and last leaf and of the tree's last leaf, on the way to the root.
     */
    private static final class Climb {
        private long first;
        private long end;
        private long last;
        private final byte[] subroot;
        private final byte[] root;

        Climb(long first, long end, long last, byte[] subroot, byte[] root) {
            this.first = first;
            this.end = end;
            this.last = last;
            this.subroot = subroot;
            this.root = root;
        }

        boolean over(List<byte[]> proof) {
            boolean atTheEdge = end == last;
            while (first != end && (atTheEdge || isRight(end))) {
                up();
            }
            boolean perfect = first == end;
            if (!perfect && proof.isEmpty()) {
                return false;
            }
            byte[] seed = perfect ? subroot : proof.getFirst();
            return fold(seed, perfect ? proof : proof.subList(1, proof.size()));
        }

        private boolean fold(byte[] seed, List<byte[]> proof) {
            byte[] sub = seed;
            byte[] whole = seed;
            for (byte[] hash : proof) {
                if (last == 0) {
                    return false;
                }
                if (isRight(end) || end == last) {
                    sub = first < end ? node(hash, sub) : sub;
                    whole = node(hash, whole);
                    skipLeftEnds();
                } else {
                    whole = node(whole, hash);
                }
                up();
            }
            return last == 0 && MessageDigest.isEqual(sub, subroot) && MessageDigest.isEqual(whole, root);
        }

        private void skipLeftEnds() {
            while (!isRight(end) && end != 0) {
                up();
            }
        }

        private void up() {
            first >>= 1;
            end >>= 1;
            last >>= 1;
        }
    }
}
