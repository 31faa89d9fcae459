package divan.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
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
 * @param open whether the last word may still be being typed
 */
record Question(List<String> words, String language, boolean open) {
    private static final List<Field> FIELDS = List.of(new Field("title", 8), new Field("words", 7),
            new Field("text", 2));
    private static final float BY_ROOT = 0.7f;
    private static final float BEING_TYPED = 0.5f;
    private static final float MISTYPED = 0.4f;
    private static final float BY_BEGINNING = 0.15f;
    private static final float EXACT = 100;
    private static final float EXACT_BY_ROOT = 50;
    private static final float PHRASE = 6;
    private static final int MISTYPED_FROM = 5;
    private static final int BEGINNING = 5;
    private static final int EXPANSIONS = 32;

    private record Field(String name, float weight) {
    }

    /** @param atLeast how many of the words an entry must have */
    Query query(IndexReader reader, int atLeast) throws IOException {
        BooleanQuery.Builder some = new BooleanQuery.Builder().setMinimumNumberShouldMatch(atLeast);
        for (int i = 0; i < words.size(); i++) {
            Query word = word(reader, words.get(i), open && i == words.size() - 1);
            some.add(new BoostQuery(word, rarity(reader, words.get(i))), Occur.SHOULD);
        }
        BooleanQuery.Builder all = new BooleanQuery.Builder().add(some.build(), Occur.MUST);
        bonuses().forEach(bonus -> all.add(bonus, Occur.SHOULD));
        all.add(inLanguage(), Occur.FILTER);
        return all.build();
    }

    private Query inLanguage() {
        return new BooleanQuery.Builder().add(new TermQuery(new Term("language", language)), Occur.SHOULD)
                .add(new TermQuery(new Term("language", "")), Occur.SHOULD).build();
    }

    /** From 1 for a word that every entry has; the logarithm of how few have it. */
    private float rarity(IndexReader reader, String word) throws IOException {
        int having = 0;
        for (Field field : FIELDS) {
            having = Math.max(having, reader.docFreq(new Term(field.name + ".root",
                    Root.of(word, language))));
        }
        return (float) (1 + Math.log((reader.numDocs() + 1.0) / (having + 1.0)) / 2);
    }

    private Query word(IndexReader reader, String word, boolean beingTyped) throws IOException {
        boolean mistyped = letters(word) >= MISTYPED_FROM && !isName(reader, word);
        List<Query> forms = new ArrayList<>();
        for (Field field : FIELDS) {
            Term plain = new Term(field.name, word);
            forms.add(weighted(new TermQuery(plain), field.weight));
            Term root = new Term(field.name + ".root", Root.of(word, language));
            forms.add(weighted(new TermQuery(root), field.weight * BY_ROOT));
            if (beingTyped && word.length() > 1) {
                forms.add(weighted(new PrefixQuery(plain), field.weight * BEING_TYPED));
            }
            if (mistyped) {
                forms.add(weighted(new FuzzyQuery(plain, 1, 0, EXPANSIONS, true), field.weight * MISTYPED));
            }
            if (letters(word) >= BEGINNING) {
                forms.add(weighted(new PrefixQuery(new Term(field.name, beginning(word))),
                        field.weight * BY_BEGINNING));
            }
        }
        return new DisjunctionMaxQuery(forms, 0);
    }

    /** Whether a title or an added word has it in any form: then it is not mistyped. */
    private boolean isName(IndexReader reader, String word) throws IOException {
        String root = Root.of(word, language);
        return reader.docFreq(new Term("title.root", root))
                + reader.docFreq(new Term("words.root", root)) > 0;
    }

    private static int letters(String word) {
        return word.codePointCount(0, word.length());
    }

    private static String beginning(String word) {
        return word.substring(0, word.offsetByCodePoints(0, BEGINNING));
    }

    private List<Query> bonuses() {
        List<String> roots = words.stream().map(word -> Root.of(word, language)).toList();
        List<Query> bonuses = new ArrayList<>();
        bonuses.add(weighted(new TermQuery(new Term("exact", String.join(" ", words))), EXACT));
        bonuses.add(weighted(new TermQuery(new Term("exact.root", String.join(" ", roots))), EXACT_BY_ROOT));
        if (words.size() > 1) {
            bonuses.add(weighted(new PhraseQuery(1, "title.root", roots.toArray(String[]::new)), PHRASE));
            bonuses.add(weighted(new PhraseQuery(1, "words.root", roots.toArray(String[]::new)), PHRASE));
        }
        return bonuses;
    }

    private static Query weighted(Query query, float weight) {
        return new BoostQuery(new ConstantScoreQuery(query), weight);
    }
}
