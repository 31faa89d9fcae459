package divan.lawtext;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The table of amending laws: which articles each amended, and the day that took effect. */
final class History {
    /** One row; {@code by} as in {@link Change}. */
    record Row(String by, String articles, LocalDate day) {
    }

    private static final Pattern LAW = Pattern.compile("(?:(KHK) ?[-–/] ?)?(\\d{3,4})(?: ?\\(.*)?");
    private static final Pattern DECREE = Pattern.compile("KHK ?[-–/] ?(\\d{1,4}).*");
    private static final Pattern DAY = Pattern.compile("(?<day>\\d{1,2})/(?<month>\\d{1,2})/(?<year>\\d{4})");
    private static final Pattern LETTER = Pattern.compile("(\\d)([A-ZÇĞİÖŞÜ])$");
    private static final int LATEST_SEARCH = 50;

    private final List<Row> rows = new ArrayList<>();
    private String by = "";
    private String articles = "";

    static History of(String source, Node root) {
        History history = new History();
        root.below(Kind.HISTORY).flatMap(table -> table.below(Kind.CELL)).forEach(cell ->
            history.cell(source.substring(cell.from(), cell.to()).replaceAll("\\s++", " ").strip()));
        return history;
    }

    private void cell(String words) {
        Matcher law = LAW.matcher(words);
        Matcher decree = DECREE.matcher(words);
        LocalDate day = day(words);
        if (decree.matches()) {
            begin("KHK-" + decree.group(1));
        } else if (law.matches()) {
            begin(law.group(2));
        } else if (words.startsWith("Anayasa") && words.contains("Mahkemesi")) {
            begin("AYM");
        } else if (day != null && !by.isEmpty()) {
            rows.add(new Row(by, articles, day));
            articles = "";
        } else {
            articles = articles + " " + words;
        }
    }

    private void begin(String law) {
        by = law;
        articles = "";
    }

    /** The day in brackets, where an event is named and its day added; else the first. */
    private static @Nullable LocalDate day(String words) {
        Matcher day = DAY.matcher(words);
        LocalDate found = null;
        while (day.find()) {
            boolean inBrackets = day.start() > 0 && words.charAt(day.start() - 1) == '(';
            found = found == null || inBrackets ? Changes.day(day) : found;
        }
        return found;
    }

    @Nullable LocalDate day(Change change) {
        List<Row> same = rows.stream()
            .filter(row -> row.by.equals(change.by()) && !row.day.isBefore(change.passed()))
            .limit(LATEST_SEARCH).toList();
        Pattern article = printed(Provision.article(change.address()));
        List<Row> named = same.stream().filter(row -> article.matcher(row.articles).find()).toList();
        boolean court = change.by().equals("AYM");
        List<Row> best = named.isEmpty() && !court && same.size() == 1 ? same : named;
        return best.isEmpty() ? null : best.getFirst().day;
    }

    /** An article as the table prints it. */
    private static Pattern printed(String article) {
        String printed = LETTER.matcher(article.replace("ek-gecici-", "Ek Geçici Madde ")
            .replace("gecici-", "Geçici Madde ").replace("ek-", "Ek Madde ")).replaceFirst("$1/$2");
        boolean plain = !printed.isEmpty() && Character.isDigit(printed.charAt(0));
        return Pattern.compile((plain ? "(?<!Madde )(?<![\\d/])" : "") + Pattern.quote(printed)
            + "(?![\\d/])");
    }
}
