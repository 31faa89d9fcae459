package divan.web;

import java.util.Locale;

/** A language of the user interface: BCP 47 code, its own name, and whether it runs from right to left. */
public record Language(String code, String name, boolean rightToLeft) {
    public Locale locale() {
        return Locale.forLanguageTag(code.equals("tr") ? "tr-TR" : code);
    }

    public String dir() {
        return rightToLeft ? "rtl" : "ltr";
    }
}
