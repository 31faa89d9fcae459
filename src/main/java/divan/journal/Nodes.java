package divan.journal;

/** The perfect subtrees of a Merkle tree. */
@FunctionalInterface
interface Nodes {
    /** The hash over the leaves [index · 2^height, (index + 1) · 2^height), all of which exist. */
    byte[] at(int height, long index);
}
