package divan.access;

/**
 * What somebody can prove by now who they are.
 *
 * @param app a code of the authenticator app
 * @param certificate whether certificates can be shown here; it then has to be the caller's own
 * @param external with the provider by whose account the session began, where it vouches so surely
 * @param simulated in the demonstration world, where nobody has anything to prove
 */
public record StepUpOffer(boolean app, boolean passkey, boolean simulated, boolean certificate,
        boolean external) {
    public boolean isNothing() {
        return !app && !passkey && !simulated && !certificate && !external;
    }
}
