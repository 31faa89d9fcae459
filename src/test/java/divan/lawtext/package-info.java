/** Tests of the reader of laws. */
@NullMarked
package divan.lawtext;

import org.jspecify.annotations.NullMarked;
