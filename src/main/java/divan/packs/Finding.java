package divan.packs;

/**
 * One thing wrong with a pack: file relative to the pack's folder, line from 1 (0: the whole file), in words.
 */
public record Finding(String file, int line, String message) {
    @Override
    public String toString() {
        return file + ":" + line + ": " + message;
    }
}
