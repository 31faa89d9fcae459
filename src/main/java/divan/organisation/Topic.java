package divan.organisation;

/** What the database tells of when a transaction that touched it commits. */
public enum Topic {
    /** Organs, posts, who holds them and what was given to them. */
    ORGANS("*"),
    /** Texts that were taken in, and what is known of norms. */
    LAW("law"),
    /** What was agreed with institutions, and who they are. */
    PROTOCOLS("protocols");

    private final String word;

    /** @param word by which the database tells of all of it */
    Topic(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }
}
