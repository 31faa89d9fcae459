/**
 * The way in: home, search, my page, the official's desk. Joins what the doors of the other modules say; holds nothing
 * of its own.
 */
@NullMarked
package divan.portal;

import org.jspecify.annotations.NullMarked;
