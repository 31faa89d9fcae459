@NullMarked
package divan.administration;

import org.jspecify.annotations.NullMarked;
