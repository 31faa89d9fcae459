/**
 * Whether what somebody uploaded is malware, asked of a scanner that the operator names. Door: {@link
 * divan.scanning.Scanner}. Off unless named, and said so: at the start, on the page that asks for a file, by
 * the doctor.
 *
 * <p>Invariants: with a scanner named, nothing is kept that it has not called clean; a scanner that is away,
 * hangs or talks nonsense is no permission (fail closed).
 *
 * <p>Standard: ICAP, RFC 3507. We send RESPMOD, as to a file that is downloaded, with {@code Allow: 204} and
 * without a preview, and read from the answer only whether the content was let through; a changed content is
 * called infected.
 */
@NullMarked
package divan.scanning;

import org.jspecify.annotations.NullMarked;
