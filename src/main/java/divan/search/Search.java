package divan.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TopDocs;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The index. Safe for threads; one program at a time holds its folder. */
@Component
public class Search implements AutoCloseable {
    /** Characters of a query that are looked at. */
    public static final int MAX_QUERY = 200;
    /** Hits given at most. */
    public static final int MAX_HITS = 100;
    /** The best score first; of equals the shorter title. */
    private static final Sort ORDER = new Sort(SortField.FIELD_SCORE,
            new SortField("length", SortField.Type.LONG));

    private final Index index;

    /** @param data the data folder; the index lies in {@code search} in it */
    public Search(@Value("${divan.data}") String data) {
        try {
            index = Index.open(Path.of(data, "search"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Replaces all entries of a source by these, at once and durably; the next search sees them. */
    public void replace(String source, List<Entry> entries) {
        try {
            Term all = new Term("source", source);
            if (entries.isEmpty()) {
                index.writer().deleteDocuments(all);
            } else {
                index.writer().updateDocuments(all, entries.stream().map(e -> document(source, e)).toList());
            }
            index.writer().commit();
            index.searchers().maybeRefreshBlocking();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The entries that fit best, best first: those with all the words (of three and more, two thirds), or if
     * there are none, those with any of them. Any text is a query; one without a letter or digit finds
     * nothing.
     *
     * @param language entries of this language, and those of none
     * @param limit at most {@value #MAX_HITS} are given
     */
    public List<Hit> find(String query, String language, int limit) {
        String bounded = query.length() > MAX_QUERY ? query.substring(0, MAX_QUERY) : query;
        List<String> words = Words.asked(bounded);
        if (words.isEmpty() || limit <= 0) {
            return List.of();
        }
        boolean open = !Character.isWhitespace(bounded.charAt(bounded.length() - 1));
        Question question = new Question(words, language, open);
        try {
            IndexSearcher searcher = index.searchers().acquire();
            try {
                return hits(searcher, question, Math.min(limit, MAX_HITS));
            } finally {
                index.searchers().release(searcher);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Hit> hits(IndexSearcher searcher, Question question, int limit) throws IOException {
        int words = question.words().size();
        int most = words < 3 ? words : (2 * words + 2) / 3;
        TopDocs found = searcher.search(question.query(searcher.getIndexReader(), most), limit, ORDER);
        if (found.scoreDocs.length == 0 && most > 1) {
            found = searcher.search(question.query(searcher.getIndexReader(), 1), limit, ORDER);
        }
        List<Hit> hits = new ArrayList<>();
        for (ScoreDoc place : found.scoreDocs) {
            Document document = searcher.storedFields().document(place.doc);
            hits.add(hit(document, question, (float) ((FieldDoc) place).fields[0]));
        }
        return hits;
    }

    private static Hit hit(Document document, Question question, float score) {
        String excerpt = Excerpt.of(document.get("shown"), question.words(), question.language());
        return new Hit(document.get("id"), document.get("kind"), document.get("language"),
                document.get("name"),
                excerpt, document.get("address"), score);
    }

    private static Document document(String source, Entry entry) {
        Document document = new Document();
        document.add(new StringField("source", source, Store.NO));
        document.add(new StringField("language", entry.language(), Store.YES));
        document.add(new NumericDocValuesField("length", entry.title().length()));
        document.add(new StoredField("id", entry.id()));
        document.add(new StoredField("kind", entry.kind()));
        document.add(new StoredField("name", entry.title()));
        document.add(new StoredField("shown", entry.text()));
        document.add(new StoredField("address", entry.address()));
        add(document, "title", entry.title(), entry.language());
        add(document, "text", entry.text(), entry.language());
        entry.words().forEach(phrase -> add(document, "words", phrase, entry.language()));
        addExact(document, entry.title(), entry.language());
        entry.words().forEach(phrase -> addExact(document, phrase, entry.language()));
        return document;
    }

    private static void add(Document document, String field, String text, String language) {
        List<String> words = Words.of(text);
        document.add(new TextField(field, String.join(" ", words), Store.NO));
        document.add(new TextField(field + ".root", roots(words, language), Store.NO));
    }

    /** A whole title or phrase as one term, as {@link Words#asked} would leave it. */
    private static void addExact(Document document, String phrase, String language) {
        List<String> words = Words.asked(phrase);
        document.add(new StringField("exact", String.join(" ", words), Store.NO));
        document.add(new StringField("exact.root", roots(words, language), Store.NO));
    }

    private static String roots(List<String> words, String language) {
        return String.join(" ", words.stream().map(word -> Root.of(word, language)).toList());
    }

    @Override
    public void close() {
        try {
            index.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
