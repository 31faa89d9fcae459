@NullMarked
package divan.demo;

import org.jspecify.annotations.NullMarked;
