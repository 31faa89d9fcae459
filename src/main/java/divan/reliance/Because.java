package divan.reliance;

/**
 * Why a thing is touched.
 *
 * @param basis the provision that it cites, or the thing through which it is touched
 * @param place where it says so, or empty
 */
public record Because(Reason reason, Basis basis, String place) {
    public enum Reason {
        /** It cites the very provision. */
        CITES,
        /** It cites something beneath the provision. */
        CITES_PART,
        /** It cites a whole of which the provision is a part. */
        CITES_WHOLE,
        /** It stands on a thing that is touched. */
        THROUGH;

        public String code() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    /** Of a citation that the changed provision covers, or that covers it. */
    public static Because citing(Address cited, Address changed, String place) {
        boolean same = cited.covers(changed) && changed.covers(cited);
        return new Because(same ? Reason.CITES : changed.covers(cited) ? Reason.CITES_PART
            : Reason.CITES_WHOLE, cited, place);
    }
}
