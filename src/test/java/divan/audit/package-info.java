@NullMarked
package divan.audit;

import org.jspecify.annotations.NullMarked;
