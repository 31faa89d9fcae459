@NullMarked
package divan.access;

import org.jspecify.annotations.NullMarked;
