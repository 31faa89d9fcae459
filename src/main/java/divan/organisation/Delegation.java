package divan.organisation;

import divan.kernel.Span;
import org.jspecify.annotations.Nullable;

/**
 * One post lets another do a function in its name during {@code valid}; {@code signsAs} stands under the
 * name.
 */
public record Delegation(String id, String fromPost, String toPost, String function, Span valid,
        String signsAsTr, String signsAsEn, String basis, Limit limit) {
    /**
     * What the delegation leaves out, in words, and up to which amount it goes.
     *
     * @param amount in kuruş; null: any amount
     */
    public record Limit(String tr, String en, @Nullable Long amount) {
        public static final Limit NONE = new Limit("", "", null);

        boolean reaches(long kurus) {
            return amount == null || kurus <= amount;
        }
    }

    public Delegation during(Span days) {
        return new Delegation(id, fromPost, toPost, function, days, signsAsTr, signsAsEn, basis, limit);
    }
}
