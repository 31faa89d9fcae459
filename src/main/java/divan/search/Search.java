package divan.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The index. Safe for threads; one program at a time holds its folder. */
@Component
public class Search implements AutoCloseable {
    /** Characters of a query that are looked at. */
    public static final int MAX_QUERY = 200;
    /** Hits given, and counted, at most. */
    public static final int MAX_HITS = 100;

    private final Index index;
    private volatile Everyday everyday = new Everyday(Map.of());

    /** @param data the data folder; the index lies in {@code search} in it */
    public Search(@Value("${divan.data}") String data) {
        try {
            index = Index.open(Path.of(data, "search"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What people say, and what it also means: for every search from now on. */
    public void everyday(Map<String, List<String>> said) {
        everyday = new Everyday(said);
    }

    /**
     * Replaces all entries of a source by these, at once and durably; the next search sees them. Where the
     * index holds exactly these nothing is written: a start with the packs of yesterday costs no more than
     * their comparison.
     */
    public void replace(String source, List<Entry> entries) {
        String note = Print.of(entries);
        if (!index.note(source).equals(note)) {
            replace(source, entries.stream(), note);
        }
    }

    /**
     * The same, of entries that need not be in memory all at once; and the note of the source is this.
     *
     * @see #note
     */
    public void replace(String source, Stream<Entry> entries, String note) {
        index.change(source, note, true, writer -> {
            writer.deleteDocuments(new Term("source", source));
            for (var each = entries.iterator(); each.hasNext();) {
                writer.addDocument(Paper.of(source, each.next()));
            }
        });
    }

    /**
     * Replaces the entries of some things of a source; what has none now is found no more. The next search
     * sees it; on disk it is with the next {@link #replace}, or when the program ends in order. After a
     * crash the note tells what is missing.
     *
     * @param things ids of entries
     */
    public void update(String source, Set<String> things, List<Entry> entries, String note) {
        index.change(source, note, false, writer -> {
            for (String thing : things) {
                writer.deleteDocuments(new Term("thing", source + "\n" + thing));
            }
            for (Entry entry : entries) {
                writer.addDocument(Paper.of(source, entry));
            }
        });
    }

    /** What a source wrote down with its last change, which this index surely has; empty: it has nothing. */
    public String note(String source) {
        return index.note(source);
    }

    /** The entries that fit best, of any day; see {@link #find(Asked)}. */
    public List<Hit> find(String query, String language, int limit) {
        return find(new Asked(query, language, Set.of(), null, 0, limit)).hits();
    }

    /**
     * The entries that fit best, best first: those with all the words (of three and more, two thirds); where
     * they are few, those with half of them behind; where there are none, those with any. Any text is a
     * query; one without a letter or digit finds nothing.
     */
    public Found find(Asked asked) {
        List<String> words = Words.asked(asked.words());
        if (words.isEmpty() || asked.limit() <= 0) {
            return Found.NOTHING;
        }
        try {
            IndexSearcher searcher = index.searchers().acquire();
            try {
                return new Finding(searcher, everyday, asked, words).found();
            } finally {
                index.searchers().release(searcher);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
