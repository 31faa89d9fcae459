package divan.packs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Where packs lie, and what is wrong with one. */
public final class PackFolders {
    private static final String MARK = "pack.yaml";

    private PackFolders() {
    }

    /** The folders below {@code root} that hold a {@code pack.yaml}, or {@code root} itself if it is one. */
    public static List<Path> below(Path root) {
        if (Files.exists(root.resolve(MARK))) {
            return List.of(root);
        }
        try (Stream<Path> inside = Files.list(root)) {
            return inside.filter(f -> Files.exists(f.resolve(MARK))).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("the pack folder " + root + " cannot be read", e);
        }
    }

    /**
     * Everything wrong with a pack, from all modules; what one of them cannot read does not hide the rest.
     */
    public static List<Finding> check(Pack pack, List<PackPart> parts) {
        return said(pack, parts, part -> part.check(pack));
    }

    /** What the author of a pack that can be read should look at. */
    public static List<Finding> remarks(Pack pack, List<PackPart> parts) {
        return said(pack, parts, part -> part.remarks(pack));
    }

    /** What is wrong in a file that services share is wrong where it stands, once. */
    private static List<Finding> said(Pack pack, List<PackPart> parts,
            Function<PackPart, List<Finding>> asked) {
        List<Finding> findings = new ArrayList<>();
        for (PackPart part : parts) {
            try {
                findings.addAll(asked.apply(part));
            } catch (Malformed e) {
                findings.add(e.finding());
            } catch (RuntimeException e) {
                findings.add(new Finding(MARK, 0, "cannot be checked: " + e));
            }
        }
        return findings.stream().map(found -> new Finding(pack.borrowed().getOrDefault(found.file(),
            found.file()), found.line(), found.message())).distinct().toList();
    }
}
