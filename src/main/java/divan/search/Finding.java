package divan.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;

/** One search at its work. */
final class Finding {
    /** The best score first; of equals the shorter title. */
    private static final Sort ORDER = new Sort(SortField.FIELD_SCORE,
            new SortField("length", SortField.Type.LONG));
    /** Looked through at most: several may be one thing, or stand in one group. */
    private static final int SEEN = 3 * Search.MAX_HITS;
    private static final int OF_A_GROUP = 2;
    /** With fewer results than this, those that have half the words follow. */
    private static final int FEW = 10;
    /** What is named letter by letter stands above all that only has its words. */
    private static final float NAMED = 10_000;

    private final IndexSearcher searcher;
    private final Everyday everyday;
    private final Asked asked;
    private final Question question;

    Finding(IndexSearcher searcher, Everyday everyday, Asked asked, List<String> words) {
        this.searcher = searcher;
        this.everyday = everyday;
        this.asked = asked;
        boolean open = !Character.isWhitespace(asked.words().charAt(asked.words().length() - 1));
        question = new Question(words, everyday.units(words), asked.language(), open);
    }

    Found found() throws IOException {
        Optional<Provision> provision = provision();
        if (provision.isPresent()) {
            return shown(ranked(search(provision.get().query()), Integer.MAX_VALUE));
        }
        int units = question.units().size();
        int most = units < 3 ? units : (2 * units + 2) / 3;
        Optional<Query> telling = question.telling(searcher.getIndexReader(), (units + 1) / 2, most);
        if (telling.isPresent()) {
            List<ScoreDoc> part = ranked(search(orNamed(telling.get())), OF_A_GROUP);
            return shown(part.isEmpty() ? ranked(search(words(1, most)), OF_A_GROUP) : whole(part));
        }
        List<ScoreDoc> best = ranked(search(words(most, most)), OF_A_GROUP);
        if (best.size() >= FEW || most == 1) {
            return shown(best);
        }
        List<ScoreDoc> half = ranked(search(words((units + 1) / 2, most)), OF_A_GROUP);
        return shown(half.isEmpty() ? ranked(search(words(1, most)), OF_A_GROUP) : half);
    }

    /** Only those with all the words, where they are enough. */
    private static List<ScoreDoc> whole(List<ScoreDoc> ranked) {
        List<ScoreDoc> whole = ranked.stream().filter(place -> score(place) >= Question.BETTER).toList();
        return whole.size() >= FEW ? whole : ranked;
    }

    private Query words(int atLeast, int better) throws IOException {
        return orNamed(question.query(searcher.getIndexReader(), atLeast, better));
    }

    /** By its words, or by a code that is all of the query. */
    private Query orNamed(Query words) {
        return new BooleanQuery.Builder().add(words, Occur.SHOULD)
            .add(named(Citation.code(asked.words().strip()), NAMED), Occur.SHOULD).build();
    }

    private static float score(ScoreDoc place) {
        return (float) ((FieldDoc) place).fields[0];
    }

    private static Query named(String code, float weight) {
        return new BoostQuery(new ConstantScoreQuery(new TermQuery(new Term("code", code))), weight);
    }

    private TopDocs search(Query query) throws IOException {
        return searcher.search(filtered(query), SEEN, ORDER);
    }

    private Query filtered(Query query) {
        BooleanQuery.Builder all = new BooleanQuery.Builder().add(query, Occur.MUST).add(any("language",
            List.of(asked.language(), "")), Occur.FILTER);
        if (!asked.kinds().isEmpty()) {
            all.add(any("kind", asked.kinds()), Occur.FILTER);
        }
        if (asked.day() != null) {
            all.add(Paper.on(asked.day().toEpochDay()), Occur.FILTER);
        }
        return all.build();
    }

    private static Query any(String field, Collection<String> values) {
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        values.forEach(value -> any.add(new TermQuery(new Term(field, value)), Occur.SHOULD));
        return any.build();
    }

    /** A provision that was named and is there, as an address, nearest first, and the words beside it. */
    private record Provision(String law, List<String> codes, Optional<Query> words) {
        Query query() {
            BooleanQuery.Builder any = new BooleanQuery.Builder();
            for (int i = 0; i < codes.size(); i++) {
                any.add(named(codes.get(i), NAMED / (1 << i)), Occur.SHOULD);
            }
            any.add(new BoostQuery(new ConstantScoreQuery(new TermQuery(new Term("in", codes.getLast()))),
                100), Occur.SHOULD);
            any.add(named(law, 50), Occur.SHOULD);
            words.ifPresent(query -> any.add(query, Occur.SHOULD));
            return any.build();
        }
    }

    private Optional<Provision> provision() throws IOException {
        Optional<Citation> citation = Citation.in(asked.words());
        if (citation.isEmpty()) {
            return Optional.empty();
        }
        for (String law : laws(citation.get())) {
            List<String> codes = citation.get().codes(law);
            if (searcher.getIndexReader().docFreq(new Term("code", codes.getLast())) > 0) {
                return Optional.of(new Provision(law, codes, rest(citation.get().rest())));
            }
        }
        return Optional.empty();
    }

    private Optional<Query> rest(String words) throws IOException {
        List<String> left = Words.asked(words);
        return left.isEmpty() ? Optional.empty() : Optional.of(new Question(left, everyday.units(left),
            asked.language(), false).query(searcher.getIndexReader(), left.size(), left.size()));
    }

    /** Numbers of laws that are meant: as it stands, by what people call it, by its title. */
    private List<String> laws(Citation citation) throws IOException {
        if (Character.isDigit(citation.law().charAt(0))) {
            return List.of(citation.law());
        }
        List<String> laws = new ArrayList<>();
        everyday.of(citation.law()).forEach(meant -> laws.add(String.join(" ", meant)));
        List<String> words = Words.asked(citation.law());
        if (laws.isEmpty() && !words.isEmpty()) {
            Query query = new BooleanQuery.Builder()
                .add(new Question(words, everyday.units(words), "tr", false)
                .query(searcher.getIndexReader(), words.size(), words.size()), Occur.MUST)
                .add(new TermQuery(new Term("kind", "law")), Occur.FILTER).build();
            for (ScoreDoc place : searcher.search(query, 3, ORDER).scoreDocs) {
                laws.add(searcher.storedFields().document(place.doc).get("id"));
            }
        }
        return laws;
    }

    /** One of each thing, and of a group no more than so many. */
    private List<ScoreDoc> ranked(TopDocs best, int ofGroup) throws IOException {
        List<ScoreDoc> ranked = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        Map<String, Integer> groups = new HashMap<>();
        for (ScoreDoc place : best.scoreDocs) {
            String group = value(place.doc, Paper.GROUP);
            boolean fits = group.isEmpty() || groups.getOrDefault(group, 0) < ofGroup;
            if (ranked.size() < Search.MAX_HITS && fits && seen.add(value(place.doc, Paper.ONE))) {
                groups.merge(group, 1, Integer::sum);
                ranked.add(place);
            }
        }
        return ranked;
    }

    /** Only the papers that are shown are opened. */
    private Found shown(List<ScoreDoc> ranked) throws IOException {
        StoredFields papers = searcher.storedFields();
        List<Hit> hits = new ArrayList<>();
        for (ScoreDoc place : ranked.stream().skip(asked.from()).limit(Math.min(asked.limit(),
                Search.MAX_HITS)).toList()) {
            hits.add(hit(papers.document(place.doc), score(place)));
        }
        return new Found(hits, ranked.size(), Spelling.meant(searcher.getIndexReader(), question));
    }

    private String value(int doc, String field) throws IOException {
        List<LeafReaderContext> leaves = searcher.getLeafContexts();
        LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(doc, leaves));
        BinaryDocValues values = DocValues.getBinary(leaf.reader(), field);
        return values.advanceExact(doc - leaf.docBase) ? values.binaryValue().utf8ToString() : "";
    }

    private Hit hit(Document paper, float score) {
        Predicate<String> matches = question.looksFor();
        Map.Entry<String, String> title = Paper.title(paper, asked.language());
        List<String> former = Words.of(title.getValue()).stream().anyMatch(matches) ? List.of()
            : List.of(paper.getValues("name.former")).stream().filter(name ->
                Words.of(name).stream().anyMatch(matches)).distinct().toList();
        return new Hit(paper.get("id"), paper.get("kind"), title.getKey(), title.getValue(),
            Excerpt.of(paper.get("shown"), matches), former, paper.get("among"), Paper.days(paper),
            paper.get("address"), score);
    }
}
