package divan.search;

import divan.kernel.Span;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/** How an entry is written down in the index: its names and text in folded words and in roots. */
final class Paper {
    /** What thing it is about, and in which group it stands: read of far more papers than are shown. */
    static final String ONE = "one";
    static final String GROUP = "group";

    private Paper() {
    }

    static Document of(String source, Entry entry) {
        Document paper = new Document();
        paper.add(new StringField("source", source, Store.NO));
        paper.add(new StringField("thing", source + "\n" + entry.id(), Store.NO));
        paper.add(new StringField("language", entry.language(), Store.YES));
        paper.add(new StringField("kind", entry.kind(), Store.YES));
        paper.add(new StoredField("id", entry.id()));
        paper.add(new StoredField("group", entry.group()));
        paper.add(new BinaryDocValuesField(ONE, new BytesRef(entry.kind() + " " + entry.id())));
        paper.add(new BinaryDocValuesField(GROUP, new BytesRef(entry.group())));
        paper.add(new StoredField("shown", entry.text()));
        paper.add(new StoredField("address", entry.address()));
        paper.add(new StoredField("among", entry.within()));
        entry.words().forEach(phrase -> paper.add(new StoredField("name.everyday", phrase)));
        paper.add(new NumericDocValuesField("length", entry.title("tr").length()));
        entry.titles().forEach((language, title) -> paper.add(new StoredField("name." + language, title)));
        entry.codes().forEach(code -> paper.add(new StringField("code", Citation.code(code), Store.NO)));
        days(paper, entry.days());
        if (!entry.group().isEmpty()) {
            paper.add(new StringField("in", entry.group(), Store.NO));
        }
        if (!entry.quiet()) {
            names(paper, entry);
        }
        return paper;
    }

    private static void days(Document paper, @Nullable Span days) {
        long from = days == null ? Long.MIN_VALUE : days.from().toEpochDay();
        long until = days == null || days.until() == null ? Long.MAX_VALUE : days.until().toEpochDay();
        paper.add(new LongPoint("from", from));
        paper.add(new LongPoint("until", until));
        paper.add(new StoredField("from.day", from));
        paper.add(new StoredField("until.day", until));
    }

    static @Nullable Span days(Document paper) {
        long from = paper.getField("from.day").numericValue().longValue();
        long until = paper.getField("until.day").numericValue().longValue();
        return from == Long.MIN_VALUE ? null : new Span(LocalDate.ofEpochDay(from),
            until == Long.MAX_VALUE ? null : LocalDate.ofEpochDay(until));
    }

    /** What is so on that day. */
    static Query on(long day) {
        return new BooleanQuery.Builder().add(LongPoint.newRangeQuery("from", Long.MIN_VALUE, day),
            Occur.FILTER)
            .add(LongPoint.newRangeQuery("until", day + 1, Long.MAX_VALUE), Occur.FILTER).build();
    }

    private static void names(Document paper, Entry entry) {
        new TreeMap<>(entry.titles()).forEach((language, title) -> {
            add(paper, "title", title, language);
            addExact(paper, "title", title, language);
            Spelling.spelled(title).forEach(word ->
                paper.add(new StringField(Spelling.FIELD, word, Store.NO)));
        });
        add(paper, "text", entry.text(), entry.language());
        add(paper, "within", entry.within(), entry.language());
        entry.words().forEach(phrase -> add(paper, "words", phrase, entry.language()));
        entry.words().forEach(phrase -> addExact(paper, "words", phrase, entry.language()));
        entry.former().forEach(name -> {
            add(paper, "former", name, entry.language());
            addExact(paper, "words", name, entry.language());
            paper.add(new StoredField("name.former", name));
        });
    }

    private static void add(Document paper, String field, String text, String language) {
        List<String> words = Words.of(text);
        if (!words.isEmpty()) {
            paper.add(new TextField(field, String.join(" ", words), Store.NO));
            paper.add(new TextField(field + ".root", roots(words, language), Store.NO));
        }
    }

    /** A whole title or phrase as one term, as {@link Words#asked} would leave it. */
    private static void addExact(Document paper, String field, String phrase, String language) {
        List<String> words = Words.asked(phrase);
        paper.add(new StringField(field + ".exact", String.join(" ", words), Store.NO));
        paper.add(new StringField(field + ".exact.root", roots(words, language), Store.NO));
    }

    private static String roots(List<String> words, String language) {
        return String.join(" ", words.stream().map(word -> Root.of(word, language)).toList());
    }

    /** In the reader's language, otherwise in Turkish, otherwise in its own. */
    static Map.Entry<String, String> title(Document paper, String language) {
        for (String each : List.of(language, "tr", paper.get("language"), "")) {
            String title = paper.get("name." + each);
            if (title != null) {
                return Map.entry(each.isEmpty() ? paper.get("language") : each, title);
            }
        }
        return Map.entry("tr", "");
    }
}
