package divan.web;

import divan.kernel.Turkish;
import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What every template is given: the language, the caller, the path, the form token, and how texts, dates and
 * numbers are written in this language. Dates are gg.aa.yyyy in Turkish, and numbers 1.234,56.
 *
 * @param path the path after the language, beginning with {@code /}
 */
public record Shell(Texts texts, Language language, Caller caller, String path, String csrf, LocalDate today,
        boolean demo, String theme, String script) {

    private static final Pattern LATIN = Pattern.compile("[A-Za-z]");
    private static final DateTimeFormatter NUMERIC = DateTimeFormatter.ofPattern("dd.MM.yyyy");

    /** The text in this language, otherwise in Turkish and marked as such. */
    public String t(String key, Object... args) {
        String text = texts.get(language, key, language.rightToLeft() ? apart(args) : args);
        return texts.has(language, key) ? text : Foreign.turkish(text);
    }

    /** In a line from right to left, what is written in Latin letters keeps its own order (UAX 9, X5c). */
    private static Object[] apart(Object[] args) {
        return Arrays.stream(args).map(arg -> LATIN.matcher(String.valueOf(arg)).find()
            ? "\u2068" + arg + "\u2069" : arg).toArray();
    }

    public boolean has(String key) {
        return texts.has(key);
    }

    /** Whether the text is written in this language itself. */
    public boolean speaks(String key) {
        return texts.has(language, key);
    }

    /** The text in this language, otherwise the Turkish one. */
    public String pick(Map<String, String> languages) {
        String own = languages.get(language.code());
        return own != null ? own : turkish(languages.getOrDefault("tr", ""));
    }

    public String pick(String turkish, String english) {
        return language.equals(Languages.ENGLISH) && !english.isEmpty() ? english : turkish(turkish);
    }

    /** Text that exists in Turkish only, such as the title of a document. */
    public String turkish(String text) {
        return language.equals(Languages.TURKISH) || text.isEmpty() ? text : Foreign.turkish(text);
    }

    /** Without the marks of Turkish in another language: for whatever is no page. */
    public static String plain(String text) {
        return Foreign.plain(text);
    }

    /** The address of a page in this language. Articles are printed with a space in them (Ek 1). */
    public String href(String address) {
        return "/" + language.code() + address.replace(" ", "%20");
    }

    /** What is written in complete languages only, as {@link #complete} reads it: marked on other pages. */
    public String complete(String text) {
        return unreviewed() ? turkish(text) : text;
    }

    public String in(Language other) {
        return "/" + other.code() + path;
    }

    /** For what is written in complete languages only: this shell in one of them. */
    public Shell complete() {
        return unreviewed() ? new Shell(texts, Languages.TURKISH, caller, path, csrf, today, demo, theme,
            script) : this;
    }

    /** Whether a reader must be told that the translation is neither complete nor reviewed. */
    public boolean unreviewed() {
        return !Languages.COMPLETE.contains(language);
    }

    public List<Language> languages() {
        return Languages.ALL;
    }

    public String day(LocalDate day) {
        return language.code().equals("tr") ? NUMERIC.format(day)
            : DateTimeFormatter.ofPattern(language.code().equals("de") ? "d. MMMM yyyy" : "d MMMM yyyy",
                language.locale()).format(day);
    }

    /**
     * The day of a query parameter, {@code on=2026-11-22} in a link or {@code on=22&on=11&on=2026} of a
     * form's three fields (which reach a text parameter as {@code 22,11,2026}); today where there is none or
     * it is no day.
     */
    public LocalDate dayOrToday(String text) {
        return text.isBlank() ? today : dayOf(text).orElse(today);
    }

    /** The day of a query parameter as above; empty where it is none. */
    public Optional<LocalDate> dayOf(String text) {
        String[] parts = text.strip().split(",", -1);
        try {
            return Optional.of(parts.length == 3
                ? LocalDate.of(Integer.parseInt(parts[2].strip()), Integer.parseInt(parts[1].strip()),
                Integer.parseInt(parts[0].strip())) : LocalDate.parse(text.strip()))
                .filter(day -> day.getYear() > 0 && day.getYear() < 10_000);
        } catch (DateTimeException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    public String moment(Instant instant) {
        ZonedDateTime here = instant.atZone(Turkish.ZONE);
        return day(here.toLocalDate()) + " " + DateTimeFormatter.ofPattern("HH:mm").format(here);
    }

    public String number(long value) {
        return number(BigDecimal.valueOf(value));
    }

    public String number(BigDecimal value) {
        DecimalFormat format = new DecimalFormat("#,##0.##",
            DecimalFormatSymbols.getInstance(language.locale()));
        return format.format(value);
    }

    /** Liras: both digits of the kuruş where there are any. */
    public String money(BigDecimal amount) {
        String written = number(amount);
        return amount.stripTrailingZeros().scale() == 1 ? written + "0" : written;
    }

    /**
     * How a violation's argument is written: dates and numbers in the reader's form, of words by language
     * those of the reader's, anything else as it is.
     */
    public Object written(Object argument) {
        return switch (argument) {
            case Map<?, ?> words -> words.get(words.containsKey(language.code()) ? language.code() : "tr");
            case LocalDate day -> day(day);
            case Integer number -> number(number);
            case Long number -> number(number);
            case BigDecimal number -> number(number);
            default -> isDate(argument) ? day(LocalDate.parse(argument.toString())) : argument;
        };
    }

    /**
     * What a register holds, in words: a code by its text {@code value.<field>.<code>}, a country by its
     * name.
     */
    public String value(String field, Object value) {
        if (value instanceof Boolean flag) {
            return t(flag ? "answer.yes" : "answer.no");
        }
        if (has("value." + field + "." + value)) {
            return t("value." + field + "." + value);
        }
        return field.equals("nationality") ? country(value.toString()) : String.valueOf(written(value));
    }

    /** The name of a country by its ISO 3166-1 code; a code that is none stays as it is. */
    private String country(String code) {
        return code.matches("[A-Z]{2}") ? Locale.of("", code).getDisplayCountry(language.locale()) : code;
    }

    private static boolean isDate(Object argument) {
        return argument.toString().matches("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    }
}
