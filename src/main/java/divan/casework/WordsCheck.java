package divan.casework;

import divan.packs.Finding;
import divan.packs.Node;
import divan.packs.Pack;
import divan.packs.Words;
import divan.web.Language;
import divan.web.Languages;
import divan.web.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether the words of a pack are in languages that people are spoken to in, and a translation leaves no gap
 * that the Turkish does not fill.
 */
final class WordsCheck {
    private static final List<String> LANGUAGES = Languages.ALL.stream().map(Language::code).toList();
    private static final Pattern GAP = Pattern.compile("\\{(\\d+)}");

    private WordsCheck() {
    }

    static List<Finding> check(Pack pack, Map<String, String> turkish) {
        List<Finding> findings = new ArrayList<>();
        for (String path : Words.files(pack)) {
            String language = Words.language(path);
            if (!LANGUAGES.contains(language)) {
                findings.add(new Finding(path, 0, "a language is one of "
                    + LANGUAGES.stream().sorted().toList() + ", not " + language));
            } else if (!language.equals(Words.BINDING)) {
                Node words = pack.yaml(path);
                Texts.flatten(words.plain()).forEach((key, text) -> {
                    Set<String> extra = gaps(text);
                    extra.removeAll(gaps(turkish.getOrDefault(key, text)));
                    if (!extra.isEmpty()) {
                        findings.add(new Finding(path, line(words, key), key
                            + " has a gap that the Turkish has not: " + extra));
                    }
                });
            }
        }
        return findings;
    }

    private static Set<String> gaps(String text) {
        Set<String> gaps = new TreeSet<>();
        Matcher gap = GAP.matcher(text);
        while (gap.find()) {
            gaps.add(gap.group());
        }
        return gaps;
    }

    /** Of the deepest part of the key that is a key of its own there. */
    private static int line(Node words, String key) {
        Node at = words;
        for (String part : key.split("\\.")) {
            if (!at.isMap() || !at.get(part).isPresent()) {
                break;
            }
            at = at.get(part);
        }
        return at.line();
    }
}
