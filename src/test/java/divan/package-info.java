@NullMarked
package divan;

import org.jspecify.annotations.NullMarked;
