/**
 * Full-text search in everyday words: an index (Apache Lucene) that other modules feed and that knows none of
 * them.
 *
 * <p>Door: {@link divan.search.Search}. A module owns a <em>source</em> ("services", "provisions") and
 * replaces all its entries at once; a search sees the entries of before or of after, never a mixture. The
 * index is a view: its folder may be deleted at any time, and is emptied when its format changes; the sources
 * feed it at start-up.
 *
 * <p>What a query is: words, nothing else. It is never parsed as a query language, is cut at
 * {@value divan.search.Search#MAX_QUERY} characters, and cannot fail.
 *
 * <h2>How words meet</h2>
 * Texts and queries are folded alike: lower case by Turkish rules, then without dots and accents, so that
 * İKAMET, IKAMET, ıkamet and "ogrenci" find what they mean. A word then matches, in falling weight, as it
 * stands, by its root, with one letter wrong (a word of five letters on that no title has), as the beginning
 * of a word (the last word of a query, which may still be being typed), or by its first letters. A match in a
 * title or in the words a source adds (synonyms, everyday terms) weighs more than one in the text; the exact
 * phrase weighs most; rare words weigh more than frequent ones.
 *
 * <h2>Where it differs</h2>
 * <ul>
 * <li>Lucene's Turkish analysis is not used: its stemmer goes by vowel harmony, which folded words no longer
 * show, and does not cut verbal nouns ("uzatma", "uzatılması"). {@code Root} cuts both, more boldly than a
 * grammar would; the weights keep the bold matches behind the plain ones.
 * <li>Weights are constants per field and form, times the rarity of the word, instead of BM25: entries are
 * short and few, and a ranking that can be computed by hand can be corrected by an editor of synonyms.
 * </ul>
 */
@NullMarked
package divan.search;

import org.jspecify.annotations.NullMarked;
