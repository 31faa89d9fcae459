package divan.organisation;

/** What the database tells of when a transaction that touched it commits. */
public enum Topic {
    /** Organs, posts, who holds them and what was given to them. */
    ORGANS,
    /** Texts that were taken in, and what is known of norms. */
    LAW
}
