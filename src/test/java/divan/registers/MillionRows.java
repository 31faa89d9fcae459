package divan.registers;

import divan.kernel.Findings;
import divan.kernel.IdentityNumber;
import divan.kernel.RowReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** A program of its own that reads a million rows which are made while they are read. */
final class MillionRows {
    private static final int ROWS = 1_000_000;

    private MillionRows() {
    }

    public static void main(String[] args) throws IOException {
        Generated file = new Generated();
        Findings findings = new Findings();
        long[] kept = new long[1];
        long rows = new RowReader(findings, new RowCheck(RowReaderTest.REGISTER, findings, row -> kept[0]++))
            .read(file);
        System.out.println("rows=" + kept[0] + " findings=" + findings.inOrder().size() + " bytes="
            + file.bytes
            + (rows == kept[0] ? "" : " lost"));
    }

    private static final class Generated extends InputStream {
        private byte[] line = "number,from,last,series,name,kind,day,count,here\n".getBytes(
            StandardCharsets.UTF_8);
        private int at;
        private int made;
        private long bytes;

        @Override
        public int read() {
            if (at == line.length) {
                if (made == ROWS) {
                    return -1;
                }
                line = next();
                at = 0;
            }
            bytes++;
            return line[at++] & 0xff;
        }

        @Override
        public int read(byte[] into, int from, int length) {
            int first = read();
            if (first < 0) {
                return -1;
            }
            into[from] = (byte) first;
            int taken = Math.min(length - 1, line.length - at);
            System.arraycopy(line, at, into, from + 1, taken);
            at += taken;
            bytes += taken;
            return taken + 1;
        }

        private byte[] next() {
            String number = IdentityNumber.withCheckDigits(String.format("99%07d", made++));
            return (number + ",2026-01-01,2026-12-31,,Deneme Kişi " + made + ",short,2026-02-28,3,true\n")
                .getBytes(StandardCharsets.UTF_8);
        }
    }
}
