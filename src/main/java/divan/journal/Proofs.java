package divan.journal;

import java.util.ArrayList;
import java.util.List;

/** Roots and proofs out of perfect subtrees: RFC 9162, 2.1.1, 2.1.3.1 and 2.1.4.1. */
final class Proofs {
    private final Nodes nodes;

    Proofs(Nodes nodes) {
        this.nodes = nodes;
    }

    byte[] root(long size) {
        return size == 0 ? Merkle.empty() : range(0, size);
    }

    /** That the tree of {@code size} leaves holds the leaf at {@code index}, the lowest sibling first. */
    List<byte[]> inclusion(long index, long size) {
        if (index < 0 || index >= size) {
            throw new IllegalArgumentException("no leaf " + index + " in a tree of " + size);
        }
        List<byte[]> proof = new ArrayList<>();
        inclusion(index, 0, size, proof);
        return proof;
    }

    private void inclusion(long index, long from, long until, List<byte[]> proof) {
        if (until - from == 1) {
            return;
        }
        long middle = middle(from, until);
        if (index < middle) {
            inclusion(index, from, middle, proof);
            proof.add(range(middle, until));
        } else {
            inclusion(index, middle, until, proof);
            proof.add(range(from, middle));
        }
    }

    /** That the tree of {@code size} leaves begins with that of {@code first} leaves, 0 < first ≤ size. */
    List<byte[]> consistency(long first, long size) {
        if (first <= 0 || first > size) {
            throw new IllegalArgumentException("no tree of " + first + " within one of " + size);
        }
        List<byte[]> proof = new ArrayList<>();
        consistency(first, 0, size, true, proof);
        return proof;
    }

    private void consistency(long first, long from, long until, boolean known, List<byte[]> proof) {
        if (first == until) {
            if (!known) {
                proof.add(range(from, until));
            }
            return;
        }
        long middle = middle(from, until);
        if (first <= middle) {
            consistency(first, from, middle, known, proof);
            proof.add(range(middle, until));
        } else {
            consistency(first, middle, until, false, proof);
            proof.add(range(from, middle));
        }
    }

    private byte[] range(long from, long until) {
        long width = until - from;
        if (Long.bitCount(width) == 1) {
            return nodes.at(Long.numberOfTrailingZeros(width), from / width);
        }
        long middle = middle(from, until);
        return Merkle.node(range(from, middle), range(middle, until));
    }

    /** The largest power of two that is less than the width, behind the beginning. */
    private static long middle(long from, long until) {
        return from + Long.highestOneBit(until - from - 1);
    }
}
