/** Attacks on the started program, as somebody outside would try them. */
@org.jspecify.annotations.NullMarked
package divan.attack;
