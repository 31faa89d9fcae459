package divan.organisation;

import divan.kernel.Span;

/** One post lets another do a function in its name during {@code valid}; {@code signsAs} stands under the name. */
public record Delegation(String id, String fromPost, String toPost, String function, Span valid, String signsAsTr,
        String signsAsEn, String basis) {
    public Delegation during(Span days) {
        return new Delegation(id, fromPost, toPost, function, days, signsAsTr, signsAsEn, basis);
    }
}
