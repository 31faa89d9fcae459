package divan.access;

/**
 * What somebody can prove by now who they are.
 *
 * @param app a code of the authenticator app
 * @param certificate whether certificates can be shown here; it then has to be the caller's own
 * @param simulated in the demonstration world, where nobody has anything to prove
 */
public record StepUpOffer(boolean app, boolean passkey, boolean simulated,
        boolean certificate) {
    public boolean isNothing() {
        return !app && !passkey && !simulated && !certificate;
    }
}
