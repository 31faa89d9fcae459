@NullMarked
package divan.casework;

import org.jspecify.annotations.NullMarked;
