package divan.search;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;

/** By which two lists of entries are told apart: SHA-256 of all they say, in their order. */
final class Print {
    private Print() {
    }

    static String of(List<Entry> entries) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            entries.forEach(entry -> digest.update(said(entry).getBytes(StandardCharsets.UTF_8)));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Each part with its length before it, so that none runs into the next. */
    private static String said(Entry entry) {
        List<Object> parts = List.of(entry.id(), entry.kind(), entry.language(),
                new TreeMap<>(entry.titles()), entry.text(), entry.words(), entry.former(), entry.within(),
                entry.codes(), entry.group(), Objects.toString(entry.days()), entry.quiet(), entry.address());
        StringBuilder all = new StringBuilder();
        for (Object part : parts) {
            String text = part.toString();
            all.append(text.length()).append(':').append(text);
        }
        return all.append('\n').toString();
    }
}
