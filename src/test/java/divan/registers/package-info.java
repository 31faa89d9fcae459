@NullMarked
package divan.registers;

import org.jspecify.annotations.NullMarked;
