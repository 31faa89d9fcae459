@NullMarked
package divan.messages;

import org.jspecify.annotations.NullMarked;
