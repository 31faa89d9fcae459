@NullMarked
package divan.scanning;

import org.jspecify.annotations.NullMarked;
