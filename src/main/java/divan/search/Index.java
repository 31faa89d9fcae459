package divan.search;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
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
 */
record Index(Directory directory, IndexWriter writer, SearcherManager searchers) implements AutoCloseable {
    /** Changed with anything that changes what is written into the index. */
    private static final String FORMAT = "1";

    static Index open(Path folder) throws IOException {
        Directory directory = FSDirectory.open(folder);
        try {
            String format = SegmentInfos.readLatestCommit(directory).getUserData().get("format");
            if (FORMAT.equals(format)) {
                return open(directory);
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
        return open(directory);
    }

    private static void empty(Directory directory) throws IOException {
        for (String file : directory.listAll()) {
            if (!file.equals(IndexWriter.WRITE_LOCK_NAME)) {
                directory.deleteFile(file);
            }
        }
    }

    private static Index open(Directory directory) throws IOException {
        IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig(new WhitespaceAnalyzer()));
        try {
            writer.setLiveCommitData(Map.of("format", FORMAT).entrySet());
            return new Index(directory, writer, new SearcherManager(writer, null));
        } catch (IOException | IllegalArgumentException e) {
            writer.rollback();
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        try (directory; writer; searchers) {
            writer.commit();
        }
    }
}
