@NullMarked
package divan.operations;

import org.jspecify.annotations.NullMarked;
