package divan.kernel;

/**
 * Identity numbers of citizens (law 5490/46) and of foreigners (5490/8; these begin with 99): eleven digits,
 * the first not 0, the last two check digits. That foreigners' numbers carry the same check digits is
 * unconfirmed by any official text; every published vector agrees.
 */
public final class IdentityNumber {
    private IdentityNumber() {
    }

    public static boolean isValid(String number) {
        return number.matches("[1-9][0-9]{10}") && number.equals(withCheckDigits(number.substring(0, 9)));
    }

    public static boolean isForeigner(String number) {
        return number.startsWith("99") && isValid(number);
    }

    /** @param nine the first nine digits */
    public static String withCheckDigits(String nine) {
        int odd = 0;
        int even = 0;
        for (int i = 0; i < 9; i++) {
            int digit = nine.charAt(i) - '0';
            if (i % 2 == 0) {
                odd += digit;
            } else {
                even += digit;
            }
        }
        int tenth = Math.floorMod(7 * odd - even, 10);
        return nine + tenth + (odd + even + tenth) % 10;
    }
}
