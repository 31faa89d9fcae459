package divan.access;

/**
 * What somebody can prove by now who they are.
 *
 * @param app a code of the authenticator app
 * @param external with the provider by whose account the session began, where it vouches so surely
 * @param simulated in the demonstration world, where nobody has anything to prove
 */
public record StepUpOffer(boolean app, boolean passkey, boolean simulated, boolean external) {
    public boolean isNothing() {
        return !app && !passkey && !simulated && !external;
    }
}
