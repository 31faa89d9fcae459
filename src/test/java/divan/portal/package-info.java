@NullMarked
package divan.portal;

import org.jspecify.annotations.NullMarked;
