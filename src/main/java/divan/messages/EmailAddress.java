package divan.messages;

import java.net.IDN;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An address that e-mail can be sent to (RFC 5321), as it goes over the wire: ASCII, the domain in lower
 * case.
 *
 * <p>Narrower than the RFC on purpose. The local part is a dot-atom: quoted ones carry spaces and line
 * breaks. A domain has a dot and is a name, never a number in brackets. Its letters beyond ASCII are Latin
 * ones (ç, ğ, ı, ö, ş, ü), so that no Cyrillic “а” passes for a Latin one; other scripts are taken in their
 * ASCII form (xn--).
 */
public record EmailAddress(String text) {
    private static final int LONGEST = 254;
    private static final int LONGEST_LOCAL = 64;
    private static final String ATOM = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+";
    private static final Pattern LOCAL = Pattern.compile(ATOM + "(\\." + ATOM + ")*");
    private static final Pattern DOMAIN =
        Pattern.compile("([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z][a-z0-9-]*[a-z0-9]");

    public EmailAddress {
        if (!isPlain(text)) {
            throw new IllegalArgumentException("no address of an e-mail");
        }
    }

    /** What somebody wrote as an address; spaces around it are theirs. */
    public static Optional<EmailAddress> of(String written) {
        String text = written.strip();
        int at = text.lastIndexOf('@');
        if (at < 1 || text.length() > LONGEST || !text.codePoints().allMatch(EmailAddress::isLatin)) {
            return Optional.empty();
        }
        try {
            String domain = IDN.toASCII(text.substring(at + 1), IDN.USE_STD3_ASCII_RULES)
                .toLowerCase(Locale.ROOT);
            String plain = text.substring(0, at + 1) + domain;
            return isPlain(plain) ? Optional.of(new EmailAddress(plain)) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static boolean isPlain(String text) {
        int at = text.lastIndexOf('@');
        return at > 0 && at <= LONGEST_LOCAL && text.length() <= LONGEST
            && LOCAL.matcher(text.substring(0, at)).matches()
            && DOMAIN.matcher(text.substring(at + 1)).matches();
    }

    private static boolean isLatin(int letter) {
        return letter < 0x80 ? letter > ' ' && letter != 0x7f
            : Character.isLetter(letter)
            && Character.UnicodeScript.of(letter) == Character.UnicodeScript.LATIN;
    }

    /** The part behind the @. */
    public String domain() {
        return text.substring(text.lastIndexOf('@') + 1);
    }
}
