@NullMarked
package divan.house;

import org.jspecify.annotations.NullMarked;
