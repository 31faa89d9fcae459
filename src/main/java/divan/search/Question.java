package divan.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/**
 * A person's words as a Lucene query, put together from parts, never parsed.
 *
 * @param words folded, at least one
 * @param units the same, in phrases, with what else they mean
 * @param open whether the last word may still be being typed
 */
record Question(List<String> words, List<Everyday.Unit> units, String language, boolean open) {
    private static final List<Field> NAMES = List.of(new Field("title", 8), new Field("words", 7),
            new Field("former", 4), new Field("within", 2));
    private static final List<String> ALL = List.of("title", "words", "former", "within", "text");
    private static final float BY_ROOT = 0.7f;
    private static final float BEING_TYPED = 0.5f;
    private static final float MISTYPED = 0.4f;
    private static final float BY_BEGINNING = 0.15f;
    private static final float MEANT = 0.8f;
    /** A word in a text counts by how rare it is and how short the text (BM25, which is 0 to about 9). */
    private static final float IN_TEXT = 1.5f;
    private static final float FURTHER_FIELDS = 0.1f;
    private static final float EXACT = 60;
    private static final float EXACT_BY_ROOT = 40;
    /** Of a name that people use, beside one that it bears. */
    private static final float EXACT_EVERYDAY = 0.3f;
    /** Whoever asks for what a service or a law is called wants that, not something in it. */
    private static final Map<String, Float> KINDS = Map.of("service", 26f, "law", 12f);
    private static final float PHRASE = 6;
    static final float BETTER = 200;
    private static final int MISTYPED_FROM = 5;
    private static final int BEGINNING = 5;
    private static final int EXPANSIONS = 32;
    /** A word that more entries have than this tells nothing by itself. */
    private static final int COMMON = 5_000;
    /** Letters that a word has in common with its root. */
    private static final int SHARED = 1;

    private record Field(String name, float weight) {
    }

    /**
     * @param atLeast how many of the units an entry must have
     * @param better entries that have so many stand above the others
     */
    Query query(IndexReader reader, int atLeast, int better) throws IOException {
        List<Query> each = each(reader);
        return query(new BooleanQuery.Builder().add(some(each, atLeast), Occur.MUST), each, atLeast, better);
    }

    /**
     * Of an entry with a part of the units one must be telling: what has nothing but words that very many
     * have is nothing that anybody looks for. Empty where all are telling, or none.
     */
    Optional<Query> telling(IndexReader reader, int atLeast, int better) throws IOException {
        List<Query> each = each(reader);
        List<Query> telling = new ArrayList<>();
        for (int i = 0; i < units.size(); i++) {
            if (!isCommon(reader, units.get(i))) {
                telling.add(each.get(i));
            }
        }
        return telling.isEmpty() || telling.size() == each.size() ? Optional.empty()
            : Optional.of(query(new BooleanQuery.Builder().add(some(each, atLeast), Occur.MUST)
            .add(some(telling, 1), Occur.FILTER), each, atLeast, better));
    }

    private List<Query> each(IndexReader reader) throws IOException {
        List<Query> each = new ArrayList<>();
        for (int i = 0; i < units.size(); i++) {
            each.add(unit(reader, units.get(i), open && i == units.size() - 1));
        }
        return each;
    }

    private Query query(BooleanQuery.Builder all, List<Query> each, int atLeast, int better) {
        if (better > atLeast) {
            all.add(weighted(some(each, better), BETTER), Occur.SHOULD);
        }
        bonuses().forEach(bonus -> all.add(bonus, Occur.SHOULD));
        return all.build();
    }

    private static Query some(List<Query> each, int atLeast) {
        BooleanQuery.Builder some = new BooleanQuery.Builder().setMinimumNumberShouldMatch(atLeast);
        each.forEach(query -> some.add(query, Occur.SHOULD));
        return some.build();
    }

    /** A phrase, or one of the phrases that mean the same: whichever an entry has best. */
    private Query unit(IndexReader reader, Everyday.Unit unit, boolean beingTyped) throws IOException {
        List<Query> ways = new ArrayList<>();
        ways.add(all(reader, unit.words(), beingTyped, 1));
        for (List<String> meant : unit.meant()) {
            ways.add(all(reader, meant, false, MEANT * Math.max(1, unit.words().size()) / meant.size()));
        }
        return ways.size() == 1 ? ways.getFirst() : new DisjunctionMaxQuery(ways, FURTHER_FIELDS);
    }

    private Query all(IndexReader reader, List<String> phrase, boolean beingTyped, float weight)
            throws IOException {
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        for (int i = 0; i < phrase.size(); i++) {
            Query word = word(reader, phrase.get(i), beingTyped && i == phrase.size() - 1);
            all.add(new BoostQuery(word, weight), Occur.MUST);
        }
        return all.build();
    }

    /** Whether a word of it, or of what it means, stands in very many entries. */
    private boolean isCommon(IndexReader reader, Everyday.Unit unit) throws IOException {
        List<String> all = new ArrayList<>(unit.words());
        unit.meant().forEach(all::addAll);
        for (String word : all) {
            for (String field : ALL) {
                for (String root : roots(word)) {
                    if (reader.docFreq(new Term(field + ".root", root)) > COMMON) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    /** From 1 for a word that every entry has; the logarithm of how few have it. */
    private float rarity(IndexReader reader, String word) throws IOException {
        int having = 0;
        for (Field field : NAMES) {
            for (String root : roots(word)) {
                having = Math.max(having, reader.docFreq(new Term(field.name + ".root", root)));
            }
        }
        return (float) (1 + Math.log((reader.numDocs() + 1.0) / (having + 1.0)) / 2);
    }

    private Query word(IndexReader reader, String word, boolean beingTyped) throws IOException {
        boolean mistyped = letters(word) >= MISTYPED_FROM && isOfLetters(word) && !isName(reader, word);
        float rarity = rarity(reader, word);
        List<Query> forms = new ArrayList<>();
        for (Field field : NAMES) {
            float weight = field.weight * rarity;
            Term plain = new Term(field.name, word);
            forms.add(weighted(new TermQuery(plain), weight));
            roots(word)
                .forEach(root -> forms.add(weighted(new TermQuery(new Term(field.name + ".root", root)),
                weight * BY_ROOT)));
            if (beingTyped && word.length() > 1) {
                forms.add(weighted(new PrefixQuery(plain), weight * BEING_TYPED));
            }
            if (mistyped) {
                forms.add(weighted(new FuzzyQuery(plain, 1, 0, EXPANSIONS, true), weight * MISTYPED));
            }
            if (letters(word) >= BEGINNING && isOfLetters(word)) {
                forms.add(weighted(new PrefixQuery(new Term(field.name, beginning(word))),
                        weight * BY_BEGINNING));
            }
        }
        roots(word).forEach(root -> forms.add(new BoostQuery(new TermQuery(new Term("text.root", root)),
            IN_TEXT)));
        return new DisjunctionMaxQuery(forms, FURTHER_FIELDS);
    }

    /** In the reader's language, and in Turkish, in which most is written. */
    private Set<String> roots(String word) {
        Set<String> roots = new LinkedHashSet<>();
        roots.add(Root.of(word, language));
        roots.add(Root.of(word, "tr"));
        return roots;
    }

    /** Whether a title or an added word has it in any form: then it is not mistyped. */
    private boolean isName(IndexReader reader, String word) throws IOException {
        for (String root : roots(word)) {
            if (reader.docFreq(new Term("title.root", root)) + reader.docFreq(new Term("words.root", root))
                    > 0) {
                return true;
            }
        }
        return false;
    }

    /** Whether a word stands anywhere, as it is or by its root. */
    boolean isKnown(IndexReader reader, String word) throws IOException {
        for (String field : ALL) {
            for (String root : roots(word)) {
                if (reader.docFreq(new Term(field + ".root", root)) > 0) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The first digits of a number tell nothing of it. */
    private static boolean isOfLetters(String word) {
        return word.chars().noneMatch(Character::isDigit);
    }

    private static int letters(String word) {
        return word.codePointCount(0, word.length());
    }

    private static String beginning(String word) {
        return word.substring(0, word.offsetByCodePoints(0, BEGINNING));
    }

    private static String beginning(String word, int letters) {
        return word.substring(0, Math.min(letters, word.length()));
    }

    private List<Query> bonuses() {
        List<String> roots = words.stream().map(word -> Root.of(word, language)).toList();
        List<Query> bonuses = new ArrayList<>();
        exact("title.exact", 1, roots, bonuses);
        exact("words.exact", EXACT_EVERYDAY, roots, bonuses);
        KINDS.forEach((kind, weight) -> bonuses.add(weighted(new TermQuery(new Term("kind", kind)), weight)));
        if (words.size() > 1) {
            for (String field : List.of("title.root", "words.root", "text.root")) {
                bonuses.add(weighted(new PhraseQuery(1, field, roots.toArray(String[]::new)), PHRASE));
            }
        }
        return bonuses;
    }

    private void exact(String field, float weight, List<String> roots, List<Query> bonuses) {
        bonuses.add(weighted(new TermQuery(new Term(field, String.join(" ", words))), EXACT * weight));
        bonuses.add(weighted(new TermQuery(new Term(field + ".root", String.join(" ", roots))),
            EXACT_BY_ROOT * weight));
    }

    private static Query weighted(Query query, float weight) {
        return new BoostQuery(new ConstantScoreQuery(query), weight);
    }

    /** Whether a folded word of a text is one that was looked for, in any form or meaning. */
    Predicate<String> looksFor() {
        Set<String> roots = new HashSet<>();
        words.forEach(word -> roots.addAll(roots(word)));
        units.forEach(unit -> unit.meant().forEach(phrase ->
            phrase.forEach(word -> roots.addAll(roots(word)))));
        Set<String> beginnings = new HashSet<>();
        roots.forEach(root -> beginnings.add(beginning(root, SHARED)));
        return word -> beginnings.contains(beginning(word, SHARED))
            && (roots.contains(Root.of(word, language)) || roots.contains(Root.of(word, "tr")));
    }
}
