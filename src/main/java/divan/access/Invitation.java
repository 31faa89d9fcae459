package divan.access;

/** Whom a link is for; the names are empty where it makes the first administrator. */
public record Invitation(boolean setUp, String login, String name) {
}
