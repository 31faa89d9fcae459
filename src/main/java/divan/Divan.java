package divan;

/** The one program: {@code divan <command>}. */
public final class Divan {
    private Divan() {
    }

    public static void main(String[] args) {
        System.exit(2);
    }
}
