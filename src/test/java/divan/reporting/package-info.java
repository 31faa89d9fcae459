@NullMarked
package divan.reporting;

import org.jspecify.annotations.NullMarked;
