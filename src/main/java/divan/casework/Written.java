package divan.casework;

import divan.kernel.Turkish;
import java.math.BigInteger;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What people write in several ways, in the one way in which it is kept, and as it is shown. */
final class Written {
    private static final Pattern PLATE = Pattern.compile("([0-9]{1,2})([A-Z]{1,3})([0-9]{2,5})");
    /** Of JSON Schema too. */
    static final String PLATE_KEPT =
        "(0[1-9]|[1-7][0-9]|8[01]) ([A-PR-VYZ] [0-9]{4,5}|[A-PR-VYZ]{2} [0-9]{3,4}|[A-PR-VYZ]{3} [0-9]{2,3})";
    private static final BigInteger NINETY_SEVEN = BigInteger.valueOf(97);
    /** Of JSON Schema too, which cannot reckon the check digits. */
    static final String IBAN = "TR[0-9]{24}";
    /** Letters of any script with what joins them. */
    static final String NAME = "\\p{L}[\\p{L}\\p{M} .'’-]*";
    static final int LONGEST_NAME = 150;
    static final String PHONE = "\\+?[0-9 ()-]{7,20}";
    static final String EMAIL = "[^@\\s<>\"]+@[^@\\s<>\"]+\\.[^@\\s<>\".]+";
    static final int LONGEST_EMAIL = 254;

    private Written() {
    }

    static String iban(String typed) {
        return typed.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
    }

    /**
     * An IBAN of a bank in Türkiye: 26 characters, the reserve digit 0, remainder 1 by 97 (ISO 13616, ISO
     * 7064; Central Bank's communiqué 2008/6).
     */
    static boolean isIban(String kept) {
        if (!kept.matches(IBAN) || kept.charAt(9) != '0') {
            return false;
        }
        String moved = kept.substring(4) + "2927" + kept.substring(2, 4);
        return new BigInteger(moved).mod(NINETY_SEVEN).equals(BigInteger.ONE);
    }

    /** {@code TR33 0006 1005 …}. */
    static String inFours(String iban) {
        return iban.replaceAll("(.{4})(?=.)", "$1 ");
    }

    /** {@code 06abc123} is {@code 06 ABC 123}; what looks like no plate stays as it was typed. */
    static String plate(String typed) {
        String plain = Turkish.folded(typed).replaceAll("[\\s.-]", "").toUpperCase(Locale.ROOT);
        Matcher plate = PLATE.matcher(plain);
        return plate.matches() ? ("0" + plate.group(1)).substring(plate.group(1).length() - 1) + " "
            + plate.group(2) + " " + plate.group(3) : typed;
    }

    /** Province 01 to 81, letters without Q, W, X, digits (Karayolları Trafik Yönetmeliği). */
    static boolean isPlate(String kept) {
        return kept.matches(PLATE_KEPT);
    }

    static boolean isName(String kept) {
        return kept.length() <= LONGEST_NAME && kept.matches(NAME);
    }

    static boolean isEmail(String kept) {
        return kept.length() <= LONGEST_EMAIL && kept.matches(EMAIL);
    }
}
