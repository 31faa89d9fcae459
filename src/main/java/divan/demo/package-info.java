/**
 * The demonstration world: synthetic people, permits and posts from a pack's {@code demo/} folder, made once,
 * through the same doors as everything else, and marked as synthetic for ever. Not loaded with {@code
 * --no-demo}.
 */
@NullMarked
package divan.demo;

import org.jspecify.annotations.NullMarked;
