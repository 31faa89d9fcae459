package divan.web;

import java.util.Locale;

/** A language of the user interface: BCP 47 code, its own name, and whether it runs from right to left. */
public record Language(String code, String name, boolean rightToLeft) {
    /** Digits are those of the documents, 0 to 9, in every language. */
    public Locale locale() {
        return Locale.forLanguageTag(code.equals("tr") ? "tr-TR" : code + "-u-nu-latn");
    }

    public String dir() {
        return rightToLeft ? "rtl" : "ltr";
    }
}
