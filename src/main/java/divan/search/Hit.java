package divan.search;

/**
 * An entry that was found.
 *
 * @param excerpt at most {@value Excerpt#MAX} characters of its text, around the first word that matches
 * @param score comparable within one search only
 */
public record Hit(String id, String kind, String language, String title, String excerpt, String address,
        float score) {
}
