package divan.casework;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Why something shut may be opened in an emergency; its words are {@code emergency.reason-<code>}. */
public enum EmergencyReason {
    /** Somebody's life or body, who cannot be asked (law 6698/5/2-b). */
    LIFE("6698/5/2-b"),
    /** A child, or somebody else who cannot speak for themselves, is in danger (law 6698/5/2-b). */
    CHILD("6698/5/2-b"),
    /** A duty by law that runs out before whoever is responsible can be reached (law 6698/5/2-ç). */
    DUTY("6698/5/2-ç");

    private final String provision;

    EmergencyReason(String provision) {
        this.provision = provision;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public List<String> basis() {
        return List.of(provision);
    }

    public static Optional<EmergencyReason> of(String code) {
        return Arrays.stream(values()).filter(reason -> reason.code().equals(code)).findFirst();
    }
}
