package divan.erasure;

import divan.journal.Extent;
import divan.kernel.DurableFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * The file {@code erasures/list} of a data folder: what was erased, by opaque ids, in the order in which it
 * was proposed. It is taken from the folder that a backup replaces, so that an older database is erased
 * again.
 */
public final class ErasureList {
    private static final String FILE = "erasures/list";
    /** Is there while something was erased again and the database's files were not rewritten since. */
    private static final String UNSWEPT = "erasures/unswept";

    /** One erasure that was carried out. @param proposal the act by which it was proposed */
    public record Line(UUID proposal, String organ, Extent.Kind kind, List<UUID> targets, Ground ground,
            Instant at) {
        static Line of(Proposal proposal, Instant at) {
            return new Line(proposal.act(), proposal.organ(), proposal.kind(), proposal.targets(),
                proposal.ground(), at);
        }

        private String text() {
            return String.join(" ", proposal.toString(), organ, kind.code(), ground.code(), at.toString(),
                String.join(",", targets.stream().map(UUID::toString).toList()));
        }

        private static Line read(String text) {
            String[] words = text.split(" ");
            return new Line(UUID.fromString(words[0]), words[1],
                Extent.Kind.valueOf(words[2].toUpperCase(Locale.ROOT)),
                Arrays.stream(words[5].split(",")).map(UUID::fromString).toList(),
                Ground.of(words[3]).orElseThrow(), Instant.parse(words[4]));
        }
    }

    private final Path file;
    private final Path unswept;

    public ErasureList(Path data) {
        this.file = data.resolve(FILE);
        this.unswept = data.resolve(UNSWEPT);
    }

    boolean isUnswept() {
        return Files.exists(unswept);
    }

    /** Before it is erased: to sweep once more than needed harms nobody. */
    void toSweep() {
        try {
            DurableFile.write(unswept, "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void swept() {
        try {
            Files.deleteIfExists(unswept);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public List<Line> lines() {
        try {
            return Files.exists(file) ? Files.readAllLines(file).stream().filter(line -> !line.isBlank())
                .map(Line::read).toList() : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Adds what is not there yet; the file is whole at every instant. */
    public synchronized void add(Collection<Line> more) {
        Map<UUID, Line> all = new TreeMap<>();
        List<Line> there = lines();
        there.forEach(line -> all.put(line.proposal(), line));
        more.forEach(line -> all.putIfAbsent(line.proposal(), line));
        if (all.size() > there.size()) {
            try {
                DurableFile.write(file, String.join("\n", all.values().stream().map(Line::text).toList())
                    + "\n");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
