package divan.packs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The versions of packs that this very program has found sound: a line each, in a file that stands beside it
 * and goes with it. A version is the hash of its content, so that the same content need not be checked again
 * for the next new database. Without a file nothing is remembered.
 */
@Component
class SoundPacks {
    private static final Logger LOG = LoggerFactory.getLogger(SoundPacks.class);

    private final String file;

    /** @param file a path, or empty */
    SoundPacks(@Value("${divan.sound-packs:}") String file) {
        this.file = file;
    }

    boolean hold(Pack pack) {
        try {
            return !file.isEmpty() && Files.exists(Path.of(file))
                && Files.readAllLines(Path.of(file)).contains(pack.version());
        } catch (IOException e) {
            return false;
        }
    }

    void add(Pack pack) {
        if (!file.isEmpty() && !hold(pack)) {
            try {
                Files.writeString(Path.of(file), pack.version() + "\n", StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
            } catch (IOException e) {
                LOG.debug("{} cannot be written: packs are checked again for each new database", file);
            }
        }
    }
}
