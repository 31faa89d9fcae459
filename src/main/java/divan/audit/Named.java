package divan.audit;

/** What has a name in every language, by its key in {@code text/audit}: a formula, a way to add up. */
record Named(String key) {
}
