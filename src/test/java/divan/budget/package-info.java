@NullMarked
package divan.budget;

import org.jspecify.annotations.NullMarked;
