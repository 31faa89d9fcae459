/**
 * Erasure of personal data (6698/7): an official proposes, a second one approves, the program carries it
 * out in one transaction, and an act says how much went and holds no word of it. What the law keeps is
 * refused with the day until which it is kept. Each module erases its own ({@link divan.journal.Erasing});
 * envelopes, proofs and numbers stay (decision 0044). The list of what was erased lies beside the database,
 * so that an older backup is erased again when it is restored.
 */
@NullMarked
package divan.erasure;

import org.jspecify.annotations.NullMarked;
