/**
 * The one program: the commands it knows ({@link divan.Divan}), the options of {@code serve}, and the order
 * in which things start (data folder, database, pages) and, in reverse, stop. Stands above every module; no
 * module knows it.
 *
 * <p>Exit codes: 0 good, 1 findings or could not start, 2 wrong usage. {@code serve} writes one line to
 * standard output, the address, when the page answers; its log is in the data folder, and only trouble goes
 * to standard error.
 */
@NullMarked
package divan;

import org.jspecify.annotations.NullMarked;
