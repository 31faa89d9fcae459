package divan.organisation;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;

/**
 * A state of any size, as a file for {@code ./divan organs import}: ten levels, twenty years of new names and
 * new parents, some organs of the lowest level closed. The same seed gives the same state.
 *
 * <p>{@code java … divan.organisation.InventedState ORGANS SEED FILE}
 */
public final class InventedState {
    static final LocalDate FIRST = LocalDate.parse("2006-01-01");
    static final LocalDate LAST = LocalDate.parse("2026-01-01");
    static final int FIRST_NUMBER = 10_000_000;
    private static final int LEVELS = 10;
    /** So many of a hundred thousand stand on each level. */
    private static final int[] SHARES = {1, 20, 300, 2_000, 8_000, 15_000, 25_000, 25_000, 15_000, 9_679};
    private static final int DAYS = 7305;
    private final int[] begins = new int[LEVELS + 1];
    private final Random random;

    InventedState(int organs, long seed) {
        random = new Random(seed);
        for (int level = 0; level < LEVELS; level++) {
            int size = level == LEVELS - 1 ? organs - begins[level]
                : Math.max(1, (int) ((long) SHARES[level] * organs / 100_000));
            begins[level + 1] = begins[level] + size;
        }
    }

    public static void main(String[] words) throws IOException {
        try (OutputStream out = Files.newOutputStream(Path.of(words[2]))) {
            new InventedState(Integer.parseInt(words[0]), Long.parseLong(words[1])).write(out);
        }
    }

    /** @return how many periods were written */
    long write(OutputStream out) throws IOException {
        Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        writer.write("number,from,last,name_tr,kind,parent,province,branch,external_letters\r\n");
        long rows = 0;
        for (int level = 0; level < LEVELS; level++) {
            for (int organ = begins[level]; organ < begins[level + 1]; organ++) {
                rows += write(writer, organ, level);
            }
        }
        writer.flush();
        return rows;
    }

    private int write(Writer writer, int organ, int level) {
        TreeSet<Integer> days = new TreeSet<>(List.of(0));
        for (int i = random.nextInt(5); i > 0; i--) {
            days.add(1 + random.nextInt(DAYS - 1));
        }
        boolean closes = level == LEVELS - 1 && random.nextInt(10) == 0;
        List<Integer> begin = new ArrayList<>(days);
        String parent = parent(level);
        for (int i = 0; i < begin.size(); i++) {
            boolean moves = i > 0 && random.nextBoolean();
            parent = moves ? parent(level) : parent;
            int end = i + 1 < begin.size() ? begin.get(i + 1) - 1 : closes ? DAYS : -1;
            write(writer, List.of(String.valueOf(FIRST_NUMBER + organ),
                FIRST.plusDays(begin.get(i)).toString(), end < 0 ? "" : FIRST.plusDays(end)
                .toString(), "Düzey " + level + " Birimi " + organ + "/" + i,
                "level-" + level, parent, level < 3 ? "" : String.format("%02d", 1 + organ % 81),
                level < 3 ? "central" : "provincial", String.valueOf(level < 6)));
        }
        return begin.size();
    }

    private String parent(int level) {
        return level == 0 ? ""
            : String.valueOf(FIRST_NUMBER + begins[level - 1]
            + random.nextInt(begins[level] - begins[level - 1]));
    }

    private static void write(Writer writer, List<String> cells) {
        try {
            writer.write(String.join(",", cells) + "\r\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
