@NullMarked
package divan.planning;

import org.jspecify.annotations.NullMarked;
