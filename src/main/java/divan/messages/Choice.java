package divan.messages;

import divan.web.Language;
import divan.web.Languages;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a party has chosen about e-mails.
 *
 * @param language the code of a language, or null: then e-mails are written in Turkish and in English
 * @param informs e-mails that ask for nothing are sent as well
 */
record Choice(@Nullable String language, boolean informs) {
    static final Choice NONE = new Choice(null, true);

    List<Language> languages() {
        return language == null ? List.of(Languages.TURKISH, Languages.ENGLISH)
            : List.of(Languages.find(language).orElse(Languages.TURKISH));
    }
}
