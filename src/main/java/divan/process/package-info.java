@NullMarked
package divan.process;

import org.jspecify.annotations.NullMarked;
