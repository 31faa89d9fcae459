/** The packaged program, started as a user starts it, and killed as a machine kills it. */
@NullMarked
package divan.run;

import org.jspecify.annotations.NullMarked;
