package divan.openid;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody's sign-in at an application.
 *
 * @param session of ours from which it came
 * @param turn of the client then: what was begun before it was stopped or got other keys is over
 * @param letIn the act by which the application had been let in; null for what began before that was kept
 * @param fields {@code register/field} that it may be told
 * @param offline whether it goes on after the session
 * @param level how surely it was known who they were, and by which methods (RFC 8176)
 * @param proved when that was proved
 * @param used when its code was redeemed; null before
 * @param ended null while its tokens are good
 */
record Login(UUID id, UUID party, UUID session, UUID client, UUID consent, int turn,
        @Nullable UUID letIn, String issuer,
        String redirect, String challenge, String nonce, Set<String> fields, boolean offline, int level,
        List<String> methods, Instant proved, Instant begun, @Nullable Instant used, @Nullable Instant ended,
        int tries) {
}
