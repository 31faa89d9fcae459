/**
 * The acts and their seal. Door: {@link divan.journal.Journal}; offline verifier: {@link
 * divan.journal.ReceiptCheck}.
 *
 * <p>An act is appended in the transaction of what it tells of, together with a row in a queue. One sequencer
 * among all programs on a database numbers what has been committed, without gaps, and grows a Merkle tree
 * over the acts' leaves; about every second it publishes a signed checkpoint. Followers take the acts in that
 * order and write their effects in the transaction that moves their position.
 *
 * <p>Invariants: position p is leaf p − 1; acts appended under one row lock keep their order; a batch is
 * numbered, hashed and taken from the queue in one transaction or not at all; nothing is published that does
 * not begin with everything published before, which is also kept in a file outside the database; an act
 * changes only by erasure of its body, which is an act itself; envelopes hold opaque ids only.
 *
 * <p>Standards: RFC 9162 (tree and proofs), RFC 8785 (the bytes sealed), RFC 8032 (Ed25519), and of <a
 * href="https://c2sp.org">C2SP</a> tlog-tiles, tlog-checkpoint and signed-note. We differ in serving tiles
 * only up to the published checkpoint (they let a log show more), in refusing extension lines in checkpoints
 * (they only advise against them), and in the entries: they are salted commitments, see {@code
 * docs/decisions/0001-leaf-v1.md}.
 */
@NullMarked
package divan.journal;

import org.jspecify.annotations.NullMarked;
