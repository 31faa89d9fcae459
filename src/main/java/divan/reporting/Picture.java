package divan.reporting;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.imageio.ImageIO;

/**
 * Rectangles, and what they say: as SVG where a page can draw it, as an image where it cannot. Letters are
 * never drawn, so that no typeface of the machine is asked for.
 *
 * @param words the same without seeing it
 */
public record Picture(int width, int height, List<Part> parts, String words) {
    private static final int WIDTH = 300;
    private static final int HEIGHT = 14;
    private static final int COLUMN_HEIGHT = 42;
    private static final int COLUMN_WIDTH = 26;
    private static final int TICK = 2;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    public Picture {
        parts = List.copyOf(parts);
    }

    /** Colours of the house. */
    public enum Tone {
        TURQUOISE(0x0a6c74), DEEP(0x064a50), SAND(0xd9d2c2), POMEGRANATE(0xa3172e), INK(0x12212b);

        private final int colour;

        Tone(int colour) {
            this.colour = colour;
        }

        public String hex() {
            return "#%06x".formatted(colour);
        }
    }

    /** In pixels from the upper left corner. */
    public record Part(int x, int y, int width, int height, Tone tone) {
    }

    /** A part of a whole, before the whole. */
    static Picture share(BigDecimal part, BigDecimal whole, BigDecimal longest, String words) {
        List<Part> parts = new ArrayList<>();
        parts.add(new Part(0, 0, pixels(whole, longest, WIDTH), HEIGHT, Tone.SAND));
        parts.add(new Part(0, 3, pixels(part, longest, WIDTH), HEIGHT - 6, Tone.TURQUOISE));
        return new Picture(WIDTH, HEIGHT, parts, words);
    }

    /**
     * A rate in percent against its target of 100, which is two thirds of the picture; 150 and more fill
     * it.
     */
    static Picture bullet(BigDecimal percent, String words) {
        BigDecimal most = BigDecimal.valueOf(150);
        int target = pixels(HUNDRED, most, WIDTH);
        int reached = pixels(percent.max(BigDecimal.ZERO).min(most), most, WIDTH);
        boolean missed = percent.compareTo(BigDecimal.valueOf(80)) < 0;
        List<Part> parts = new ArrayList<>();
        parts.add(new Part(0, 0, target, HEIGHT, Tone.SAND));
        parts.add(new Part(0, 3, reached, HEIGHT - 6, missed ? Tone.POMEGRANATE : Tone.TURQUOISE));
        parts.add(new Part(target - TICK / 2, 0, TICK, HEIGHT, Tone.INK));
        return new Picture(WIDTH, HEIGHT, parts, words);
    }

    /** One column for each value, from a line at 0 up, or down where it is negative. */
    static Picture columns(List<BigDecimal> values, String words) {
        BigDecimal top = values.stream().reduce(BigDecimal.ZERO, BigDecimal::max);
        BigDecimal bottom = values.stream().reduce(BigDecimal.ZERO, BigDecimal::min);
        BigDecimal range = top.subtract(bottom);
        int zero = range.signum() == 0 ? COLUMN_HEIGHT : pixels(top, range, COLUMN_HEIGHT);
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            BigDecimal value = values.get(i);
            int height = range.signum() == 0 ? 0 : pixels(value.abs(), range, COLUMN_HEIGHT);
            int from = value.signum() < 0 ? zero : zero - height;
            parts.add(new Part(i * COLUMN_WIDTH + 2, Math.max(from, 0), COLUMN_WIDTH - 4, height,
                value.signum() < 0 ? Tone.POMEGRANATE : Tone.TURQUOISE));
        }
        parts.add(new Part(0, Math.min(zero, COLUMN_HEIGHT - 1), values.size() * COLUMN_WIDTH, 1, Tone.INK));
        return new Picture(values.size() * COLUMN_WIDTH, COLUMN_HEIGHT, parts, words);
    }

    private static int pixels(BigDecimal value, BigDecimal of, int all) {
        return of.signum() == 0 ? 0 : value.multiply(BigDecimal.valueOf(all))
            .divide(of, 0, RoundingMode.HALF_UP).intValueExact();
    }

    byte[] png() {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        fill(image, new Part(0, 0, width, height, Tone.SAND), 0xffffff);
        parts.forEach(part -> fill(image, part, part.tone().colour));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private void fill(BufferedImage image, Part part, int colour) {
        for (int x = part.x(); x < Math.min(part.x() + part.width(), width); x++) {
            for (int y = part.y(); y < Math.min(part.y() + part.height(), height); y++) {
                image.setRGB(x, y, colour);
            }
        }
    }

    public String dataUri() {
        return "data:image/png;base64," + Base64.getEncoder().encodeToString(png());
    }
}
