package divan.process;

/** How often a task of a random model must be done: between these, both inclusive. */
record Times(int least, int most) {
    static final Times ONCE = new Times(1, 1);
    static final Times NEVER = new Times(0, 0);

    Times by(int factor) {
        return new Times(least * factor, most * factor);
    }

    Times atMost() {
        return new Times(0, most);
    }
}
