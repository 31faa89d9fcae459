/** Certificates of an authority that the tests run themselves. */
@NullMarked
package divan.certificates;

import org.jspecify.annotations.NullMarked;
