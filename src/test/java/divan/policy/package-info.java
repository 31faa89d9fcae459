@NullMarked
package divan.policy;

import org.jspecify.annotations.NullMarked;
