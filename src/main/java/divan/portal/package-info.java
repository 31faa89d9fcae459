/**
 * The way in: home, search, my page with everything about oneself (documents, registers, contacts, who read
 * it, all of it as one file), the official's desk. Joins what the doors of the other modules say; holds
 * nothing of its own.
 */
@NullMarked
package divan.portal;

import org.jspecify.annotations.NullMarked;
