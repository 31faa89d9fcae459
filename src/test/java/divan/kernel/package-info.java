@NullMarked
package divan.kernel;

import org.jspecify.annotations.NullMarked;
