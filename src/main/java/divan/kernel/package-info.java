/**
 * The words every module speaks: {@link divan.kernel.Span days of validity}, {@link divan.kernel.Violation
 * what is wrong with a request}, {@link divan.kernel.Json canonical JSON}, {@link divan.kernel.Turkish
 * Turkish casing}, {@link divan.kernel.IdentityNumber identity numbers}, {@link divan.kernel.Failure
 * failures}.
 *
 * <p>Pure values and functions: nothing here knows a database, a request or the clock.
 */
@NullMarked
package divan.kernel;

import org.jspecify.annotations.NullMarked;
