@NullMarked
package divan.packs;

import org.jspecify.annotations.NullMarked;
