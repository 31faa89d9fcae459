package divan.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.apache.lucene.analysis.core.WhitespaceAnalyzer;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.LockObtainFailedException;

/**
 * The files of the index, open: emptied first where they are of another format or damaged, since they can be
 * fed.
 *
 * @param notes of the sources, as they were written with their last change
 */
record Index(Directory directory, IndexWriter writer, SearcherManager searchers, Map<String, String> notes)
        implements AutoCloseable {
    /** Changed with anything that changes what is written into the index. */
    private static final String FORMAT = "3";
    private static final String NOTE = "note ";

    /** What changes the index. */
    interface Change {
        void in(IndexWriter writer) throws IOException;
    }

    static Index open(Path folder) throws IOException {
        Directory directory = FSDirectory.open(folder);
        try {
            Map<String, String> data = SegmentInfos.readLatestCommit(directory).getUserData();
            if (FORMAT.equals(data.get("format"))) {
                return open(directory, data);
            }
        } catch (LockObtainFailedException e) {
            directory.close();
            throw e;
        } catch (IOException | IllegalArgumentException e) {
            // no index yet, or one that cannot be read
        }
        try (var lock = directory.obtainLock(IndexWriter.WRITE_LOCK_NAME)) {
            empty(directory);
        }
        return open(directory, Map.of());
    }

    private static void empty(Directory directory) throws IOException {
        for (String file : directory.listAll()) {
            if (!file.equals(IndexWriter.WRITE_LOCK_NAME)) {
                directory.deleteFile(file);
            }
        }
    }

    private static Index open(Directory directory, Map<String, String> data) throws IOException {
        IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig(new WhitespaceAnalyzer()));
        try {
            Map<String, String> notes = new TreeMap<>(data);
            notes.put("format", FORMAT);
            writer.setLiveCommitData(notes.entrySet());
            return new Index(directory, writer, new SearcherManager(writer, null), notes);
        } catch (IOException | IllegalArgumentException e) {
            writer.rollback();
            throw e;
        }
    }

    /**
     * Seen by searches only when it is complete, together with the source's note.
     *
     * @param durable whether it is on disk before this ends; otherwise later, or after a crash not at all
     */
    void change(String source, String note, boolean durable, Change change) {
        synchronized (notes) {
            try {
                change.in(writer);
                notes.put(NOTE + source, note);
                writer.setLiveCommitData(new TreeMap<>(notes).entrySet());
                if (durable) {
                    writer.commit();
                }
                searchers.maybeRefreshBlocking();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    String note(String source) {
        synchronized (notes) {
            return notes.getOrDefault(NOTE + source, "");
        }
    }

    @Override
    public void close() throws IOException {
        try (directory; writer; searchers) {
            writer.commit();
        }
    }
}
