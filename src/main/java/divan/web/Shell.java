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
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What every template is given: the language, the caller, the path, the form token, and how texts, dates and numbers
 * are written in this language. Dates are gg.aa.yyyy in Turkish, and numbers 1.234,56.
 *
 * @param path the path after the language, beginning with {@code /}
 */
public record Shell(Texts texts, Language language, Caller caller, String path, String csrf, LocalDate today,
        boolean demo, String theme, String script) {

    private static final DateTimeFormatter NUMERIC = DateTimeFormatter.ofPattern("dd.MM.yyyy");

    public String t(String key, Object... args) {
        return texts.get(language, key, args);
    }

    public boolean has(String key) {
        return texts.has(key);
    }

    /** The text in this language, otherwise the Turkish one. */
    public String pick(Map<String, String> languages) {
        return languages.getOrDefault(language.code(), languages.getOrDefault("tr", ""));
    }

    public String pick(String turkish, String english) {
        return language.code().equals("tr") || english.isEmpty() ? turkish : english;
    }

    /** The address of a page in this language. */
    public String href(String address) {
        return "/" + language.code() + address;
    }

    public String in(Language other) {
        return "/" + other.code() + path;
    }

    public List<Language> languages() {
        return Languages.ALL;
    }

    public String day(LocalDate day) {
        return language.code().equals("tr") ? NUMERIC.format(day)
            : DateTimeFormatter.ofPattern("d MMMM yyyy", language.locale()).format(day);
    }

    /** The day of a query parameter such as {@code on=2026-11-22}; today where there is none or it is no day. */
    public LocalDate dayOrToday(String text) {
        try {
            return text.isBlank() ? today : LocalDate.parse(text.strip());
        } catch (DateTimeException e) {
            return today;
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
        DecimalFormat format = new DecimalFormat("#,##0.##", DecimalFormatSymbols.getInstance(language.locale()));
        return format.format(value);
    }

    /**
     * How a violation's argument is written: dates and numbers in the reader's form, of words by language those of the
     * reader's, anything else as it is.
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

    /** What a register holds, in words: a code by its text {@code value.<field>.<code>}, a country by its name. */
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
