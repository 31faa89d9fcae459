package divan.registers;

import divan.kernel.Span;
import java.util.Map;

/** A row of a file, as it would be entered. */
record FileRow(long line, String number, String series, Span valid, Map<String, Object> values) {
}
