@NullMarked
package divan.organisation;

import org.jspecify.annotations.NullMarked;
