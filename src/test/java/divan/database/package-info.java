@NullMarked
package divan.database;

import org.jspecify.annotations.NullMarked;
