package divan.legislation;

import divan.kernel.Span;

/**
 * A provision on which a norm would rest, as it is found.
 *
 * @param address the norm alone, or a provision of it
 * @param kind of the norm it stands in
 * @param valid from when to when that norm stands
 * @param found whether the provision is there; true where the norm's text was never taken in
 * @param inForce whether the provision stands on the day it is asked for
 * @param internal whether the norm is for officials only
 */
record Footing(String address, NormKind kind, Span valid, boolean found, boolean inForce,
        boolean internal) {
}
