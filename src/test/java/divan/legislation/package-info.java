/** Tests of the law that the rest rests on. */
@NullMarked
package divan.legislation;

import org.jspecify.annotations.NullMarked;
