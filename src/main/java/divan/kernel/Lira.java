package divan.kernel;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Amounts of money as they are written in Türkiye: {@code 1.234,56}, {@code 1234,5}, {@code 1.234}. */
public final class Lira {
    private static final Pattern WRITTEN =
        Pattern.compile("(?<lira>[0-9]{1,15}|[0-9]{1,3}(?:\\.[0-9]{3}){1,4})(?:,(?<kurus>[0-9]{1,2}))?");

    private Lira() {
    }

    /** @return in kuruş; empty where it is no amount, or written with the dot of another language */
    public static Optional<Long> kurus(String typed) {
        Matcher written = WRITTEN.matcher(typed.replaceAll("\\s|TL$|₺", ""));
        if (!written.matches()) {
            return Optional.empty();
        }
        String kurus = written.group("kurus") == null ? "00" : (written.group("kurus") + "0").substring(0, 2);
        return Optional.of(Long.parseLong(written.group("lira").replace(".", "") + kurus));
    }
}
