package divan.erasure;

import divan.journal.Hindrance;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Why something is erased; there are no words of one's own, which could say what is to be forgotten. */
public enum Ground {
    /** The time for which it was kept is over. */
    RETENTION(List.of("6698/7/1")),
    /** The person asked for it, and nothing keeps it. */
    REQUEST(List.of("6698/7/1", "6698/11/1-e")),
    /** The State Archives have it now. */
    HANDED_OVER(List.of("6698/7/1")),
    /** A court or the Board ordered it. */
    ORDER(List.of("6698/7/1"));

    private final List<String> basis;

    Ground(List<String> basis) {
        this.basis = basis;
    }

    public List<String> basis() {
        return basis;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<Ground> of(String code) {
        return Arrays.stream(values()).filter(ground -> ground.code().equals(code)).findFirst();
    }

    /** An order goes before every time for keeping, but not into the middle of a case. */
    boolean yieldsTo(Hindrance hindrance) {
        return hindrance.always() || this != ORDER
            && !(this == HANDED_OVER && hindrance.code().equals(Hindrance.HAND_OVER));
    }
}
