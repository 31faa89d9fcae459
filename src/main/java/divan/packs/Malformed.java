package divan.packs;

/** Thrown while a pack's file is read; carries where and what. */
public final class Malformed extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Finding finding;

    public Malformed(String file, int line, String message) {
        super(file + ":" + line + ": " + message);
        this.finding = new Finding(file, line, message);
    }

    public Finding finding() {
        return finding;
    }
}
