@NullMarked
package divan.examples;

import org.jspecify.annotations.NullMarked;
