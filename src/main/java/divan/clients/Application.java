package divan.clients;

import java.util.List;
import java.util.UUID;

/**
 * A program to which people sign in with their account here (OpenID Connect), as two administrators agreed
 * with its institution.
 *
 * @param protocol on which, and {@code purpose} for which of its purposes, it is told anything about them
 * @param redirects addresses to which people are sent back, each as it stands, character by character
 * @param afterSignOut addresses to which they may be sent after they signed out
 * @param backChannel address at which it is told that somebody signed out; empty where it has none
 * @param level how surely it must be known who they are, 1 to 3
 */
public record Application(UUID client, UUID protocol, String purpose, List<String> redirects,
        List<String> afterSignOut, String backChannel, int level) {
    public Application {
        redirects = List.copyOf(redirects);
        afterSignOut = List.copyOf(afterSignOut);
    }
}
