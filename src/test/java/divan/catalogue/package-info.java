@NullMarked
package divan.catalogue;

import org.jspecify.annotations.NullMarked;
