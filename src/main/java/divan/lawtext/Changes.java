package divan.lawtext;

import divan.kernel.Turkish;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads notes in brackets and footnotes into dated changes. */
final class Changes {
    private static final Pattern ITEM = Pattern.compile("(?<what>[^:;]{0,160}?):? ?"
        + "(?<day>\\d{1,2}) ?[./] ?(?<month>\\d{1,2}) ?[./] ?(?<year>\\d{4})(?<rest>[^;]{0,300})");
    private static final Pattern BY =
        Pattern.compile("(?:tarih(?:li)? ve )?[-–‒— ]{0,4}(?<decree>KHK ?[-–/ ]{0,3})?"
        + "(?<law>\\d{1,4})(?: sayılı| ?/ ?(?<article>[^ ;]{1,12}))?");
    private static final Pattern FOOTNOTE =
        Pattern.compile("(?<day>\\d{1,2})/(?<month>\\d{1,2})/(?<year>\\d{4}) tarih(?:li)?"
        + "(?: ve)? (?<law>\\d{1,4}) sayılı (?<decree>KHK|Kanun Hükmünde Kararname|Kanun)\\S{0,8}"
        + " (?:(?<article>\\S{1,12}) ?\\p{L}{2,5} madde)?");

    private final String source;
    private final List<Change> found = new ArrayList<>();
    private final Map<String, String> marks = new HashMap<>();

    private Changes(String source) {
        this.source = source;
    }

    static List<Change> of(String source, Node root) {
        Changes changes = new Changes(source);
        changes.notes(root, "");
        root.below(Kind.FOOTNOTE).forEach(changes::footnote);
        History history = History.of(source, root);
        return changes.found.stream().map(change -> change.in(history.day(change))).toList();
    }

    private void notes(Node node, String above) {
        String address = Provisions.address(node, above);
        if (node.kind() == Kind.NOTE) {
            note(flat(node), address, node.from());
        } else if (node.kind() == Kind.MARK) {
            marks.putIfAbsent(node.label(), address);
        } else if (node.kind() != Kind.FOOTNOTES && node.kind() != Kind.APPENDIX) {
            node.children().forEach(child -> notes(child, address));
        }
    }

    private String flat(Node node) {
        return source.substring(node.from(), node.to()).replace("\u00ad", "").replaceAll("\\s++", " ")
            .strip();
    }

    private void note(String note, String address, int told) {
        Matcher item = ITEM.matcher(note.replaceAll("^\\(|\\)$", ""));
        while (item.find()) {
            LocalDate day = day(item);
            String what = Turkish.lower(item.group("what")).strip();
            Change.Sort sort = sort(what.isEmpty() ? Turkish.lower(item.group("rest")) : what);
            if (day != null && sort != null) {
                add(sort, address, day, what, item.group("rest"), told);
            }
        }
    }

    private void add(Change.Sort sort, String address, LocalDate day, String what, String rest, int told) {
        Matcher by = BY.matcher(rest);
        boolean court = Turkish.lower(rest + what).contains("mahkeme") || rest.contains("Ana. Mah")
            || rest.contains("E.");
        boolean law = !court && by.lookingAt();
        String number = law ? (by.group("decree") == null ? "" : "KHK-") + by.group("law") : court ? "AYM"
            : "";
        String article = law && by.group("article") != null ? by.group("article") : "";
        String touched = touches(what);
        boolean gone = (sort == Change.Sort.REPEALED || sort == Change.Sort.ANNULLED)
            && touched.contains("fıkra");
        found.add(new Change(sort, gone ? Provision.article(address) : address, day, null, number, article,
            touched,
            told));
    }

    private static String touches(String what) {
        return what.replaceAll(
            "\\b(?:ek|değişik|mülga|iptal|yeniden düzenleme|yeniden düzenlenen|aynen kabul|"
            + "değiştirilerek kabul|anayasa mahkemesinin|ana\\. ?mah\\.? ?nin)\\b|[()]", " ")
            .replaceAll(" {2,}", " ").strip();
    }

    static Change.@Nullable Sort sort(String words) {
        if (words.contains("mülga") || words.contains("yürürlükten kaldır")) {
            return Change.Sort.REPEALED;
        } else if (words.contains("iptal")) {
            return Change.Sort.ANNULLED;
        } else if (words.contains("yeniden düzenle")) {
            return Change.Sort.REDRAFTED;
        } else if (words.contains("aynen kabul")) {
            return Change.Sort.CONFIRMED;
        } else if (words.contains("teselsül") || words.contains("ek madde")) {
            return Change.Sort.RENUMBERED;
        } else if (words.contains("değiş") || words.contains("çıkarıl")) {
            return Change.Sort.AMENDED;
        }
        return words.matches("ek\\b.*|.* ek\\b.*") || words.contains("eklen") ? Change.Sort.ADDED : null;
    }

    private void footnote(Node node) {
        String words = flat(node);
        List<MatchResult> heads = FOOTNOTE.matcher(words).results().toList();
        for (int i = 0; i < heads.size(); i++) {
            int end = i + 1 < heads.size() ? heads.get(i + 1).start() : words.length();
            footnote(node, heads.get(i), Turkish.lower(words.substring(heads.get(i).end(), end)));
        }
    }

    private void footnote(Node node, MatchResult head, String rest) {
        LocalDate day = day(head);
        Change.Sort sort = sort(rest);
        if (day != null && sort != null) {
            String by = (head.group("decree").equals("Kanun") ? "" : "KHK-") + head.group("law");
            String article = head.group("article") == null ? "" : head.group("article");
            found.add(new Change(sort, marks.getOrDefault(node.label(), ""), day, null, by, article, "",
                node.from()));
        }
    }

    static @Nullable LocalDate day(MatchResult date) {
        try {
            return LocalDate.of(Integer.parseInt(date.group("year")), Integer.parseInt(date.group("month")),
                Integer.parseInt(date.group("day")));
        } catch (DateTimeException e) {
            return null;
        }
    }
}
