package divan.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.FuzzyTermsEnum;
import org.apache.lucene.util.BytesRef;

/** The nearest word that stands in a title, for one that stands nowhere. */
final class Spelling {
    /** A folded word, this, and the word as it is written. */
    static final char PARTING = '\u0000';
    static final String FIELD = "spelled";
    private static final int SHORTEST = 4;
    private static final int TWICE_WRONG_FROM = 7;

    private Spelling() {
    }

    /** The query with unknown words replaced; empty where none is unknown or none has a near one. */
    static String meant(IndexReader reader, Question question) throws IOException {
        List<String> words = new ArrayList<>();
        boolean replaced = false;
        for (String word : question.words()) {
            Optional<String> near = isLeft(reader, question, word) ? Optional.empty() : nearest(reader, word);
            words.add(near.orElse(word));
            replaced |= near.isPresent();
        }
        return replaced ? String.join(" ", words) : "";
    }

    private static boolean isLeft(IndexReader reader, Question question, String word) throws IOException {
        return word.length() < SHORTEST || word.chars().anyMatch(Character::isDigit)
            || question.units().stream().anyMatch(u -> u.words().contains(word) && !u.meant().isEmpty())
            || question.isKnown(reader, word);
    }

    /** With fewest letters wrong; of equals the one that stands most often. */
    private static Optional<String> nearest(IndexReader reader, String word) throws IOException {
        Terms terms = MultiTerms.getTerms(reader, "title");
        if (terms == null) {
            return Optional.empty();
        }
        String best = null;
        float bestScore = 0;
        int wrong = word.length() >= TWICE_WRONG_FROM ? 2 : 1;
        FuzzyTermsEnum near = new FuzzyTermsEnum(terms, new Term("title", word), wrong, 1, true);
        for (BytesRef term = near.next(); term != null; term = near.next()) {
            String candidate = term.utf8ToString();
            float score = 1f / (1 + wrong(word, candidate)) + Math.min(near.docFreq(), 1000) / 1e5f;
            if (score > bestScore) {
                best = candidate;
                bestScore = score;
            }
        }
        return best == null ? Optional.empty() : Optional.of(written(reader, best));
    }

    /** How many letters are wrong, missing, too many or in each other's place. */
    static int wrong(String a, String b) {
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                cost[i][j] = i == 0 || j == 0 ? i + j : Math.min(Math.min(cost[i - 1][j], cost[i][j - 1]) + 1,
                    cost[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1));
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2)
                        && a.charAt(i - 2) == b.charAt(j - 1)) {
                    cost[i][j] = Math.min(cost[i][j], cost[i - 2][j - 2] + 1);
                }
            }
        }
        return cost[a.length()][b.length()];
    }

    /** With its dots and accents, as it is written most often. */
    private static String written(IndexReader reader, String folded) throws IOException {
        Terms terms = MultiTerms.getTerms(reader, FIELD);
        if (terms == null) {
            return folded;
        }
        TermsEnum spelled = terms.iterator();
        String best = folded;
        int most = 0;
        String prefix = folded + PARTING;
        if (spelled.seekCeil(new BytesRef(prefix)) == TermsEnum.SeekStatus.END) {
            return folded;
        }
        for (BytesRef term = spelled.term(); term != null && term.utf8ToString().startsWith(prefix);
                term = spelled.next()) {
            if (spelled.docFreq() > most) {
                most = spelled.docFreq();
                best = term.utf8ToString().substring(prefix.length());
            }
        }
        return best;
    }

    /** What is kept of a title's words: how each is written. */
    static Set<String> spelled(String title) {
        Set<String> spelled = new java.util.LinkedHashSet<>();
        for (var word = Words.in(title); word.find();) {
            String written = divan.kernel.Turkish.lower(word.group());
            if (written.length() <= Words.MAX_LETTERS) {
                spelled.add(Words.folded(word.group()) + PARTING + written);
            }
        }
        return spelled;
    }
}
