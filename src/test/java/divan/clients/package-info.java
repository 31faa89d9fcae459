@NullMarked
package divan.clients;

import org.jspecify.annotations.NullMarked;
