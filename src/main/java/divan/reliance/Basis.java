package divan.reliance;

/** What a thing stands on: a provision, or another thing. */
public sealed interface Basis permits Address, Thing.Key {
}
