package divan.access;

/**
 * What somebody can prove by now who they are.
 *
 * @param app a code of the authenticator app
 * @param simulated in the demonstration world, where nobody has anything to prove
 */
public record StepUpOffer(boolean app, boolean passkey, boolean simulated) {
    public boolean isNothing() {
        return !app && !passkey && !simulated;
    }
}
