package divan.web;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The languages offered, Turkish first. In a complete one every text exists; in another, what is missing is
 * shown in Turkish and marked as Turkish.
 */
public final class Languages {
    public static final Language TURKISH = new Language("tr", "Türkçe", false);
    public static final Language ENGLISH = new Language("en", "English", false);
    public static final Language ARABIC = new Language("ar", "العربية", true);
    public static final Language RUSSIAN = new Language("ru", "Русский", false);
    public static final Language PERSIAN = new Language("fa", "فارسی", true);
    public static final Language GERMAN = new Language("de", "Deutsch", false);
    public static final List<Language> COMPLETE = List.of(TURKISH, ENGLISH);
    public static final List<Language> ALL = List.of(TURKISH, ENGLISH, ARABIC, RUSSIAN, PERSIAN,
        GERMAN);

    private Languages() {
    }

    public static Optional<Language> find(String code) {
        return ALL.stream().filter(l -> l.code().equals(code)).findFirst();
    }

    /** The first language of an {@code Accept-Language} header that we speak, otherwise Turkish. */
    public static Language negotiate(@Nullable String acceptLanguage) {
        if (acceptLanguage == null || acceptLanguage.isBlank() || acceptLanguage.length() > 500) {
            return TURKISH;
        }
        try {
            return Locale.LanguageRange.parse(acceptLanguage).stream()
                .flatMap(range -> find(range.getRange().split("-", 2)[0]).stream()).findFirst()
                .orElse(TURKISH);
        } catch (IllegalArgumentException e) {
            return TURKISH;
        }
    }
}
