package divan.access;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** How a session began, and how surely we then know whose it is ({@link divan.web.Assurance}). */
enum Way {
    /** Which an authority vouches for that the operator named, and which is bound to the person. */
    CERTIFICATE(3, true),
    PASSWORD_APP(2, true), PASSKEY(2, true),
    /** The second factor is lost: what lets somebody in all the same proves less. */
    PASSWORD_CODE(1, true),
    /** By an account elsewhere; how surely is what its provider says, within what the operator said. */
    EXTERNAL(1, false),
    /** By name alone, in the demonstration world. */
    DEMO(1, false),
    /** A program, for somebody. */
    TOKEN(1, false),
    /** Opened before ways were kept. */
    EARLIER(1, false);

    private final int level;
    private final boolean proved;

    Way(int level, boolean proved) {
        this.level = level;
        this.proved = proved;
    }

    int level() {
        return level;
    }

    /** Whether one factor was proved that a code of the app makes two. */
    boolean isProved() {
        return proved;
    }

    /** As RFC 8176 names what was proved; what it has no name for is left out. */
    List<String> methods() {
        return switch (this) {
            case PASSWORD_APP -> List.of("pwd", "otp", "mfa");
            case CERTIFICATE -> List.of("pop");
            case PASSKEY -> List.of("pop", "user", "mfa");
            case PASSWORD_CODE -> List.of("pwd");
            case EXTERNAL, DEMO, TOKEN, EARLIER -> List.of();
        };
    }

    /** Text key {@code session.way-<code>}. */
    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Way of(String code) {
        return Arrays.stream(values()).filter(way -> way.code().equals(code)).findFirst().orElseThrow();
    }
}
