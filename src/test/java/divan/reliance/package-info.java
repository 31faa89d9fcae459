@NullMarked
package divan.reliance;

import org.jspecify.annotations.NullMarked;
