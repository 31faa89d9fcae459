package divan.policy;

import static org.assertj.core.api.Assertions.assertThat;

import divan.packs.Finding;
import divan.packs.Pack;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What may be read, line by line in {@code policy/table.csv}: who asks with which functions, what the data
 * are to them, for what – and the answer. Whoever changes a rule changes lines.
 */
class RulebookTest {
    private static Pack pack;
    private static List<Rule> all;
    private static List<Line> lines;

    @BeforeAll
    static void read() throws IOException {
        pack = Pack.read(Path.of("packs/migration"));
        all = Stream.concat(RuleReader.own().stream(), PackRules.read(pack).stream()).toList();
        lines = Line.all();
    }

    private static Rulebook book(List<Rule> rules) {
        Rulebook book = new Rulebook();
        book.take("", rules);
        return book;
    }

    /** Lines to which a book of these rules does not say what stands in the table. */
    private static List<String> otherwise(List<Rule> rules) {
        Rulebook book = book(rules);
        return lines.stream().filter(line -> !line.said(book).equals(line.answer()))
            .map(line -> line + " but " + line.said(book)).toList();
    }

    @Test
    void theBookAnswersEveryLineOfTheTableAsItIsWritten() {
        assertThat(lines).hasSizeGreaterThanOrEqualTo(300).doesNotHaveDuplicates();
        assertThat(otherwise(all)).isEmpty();
        assertThat(all).extracting(Rule::id).doesNotHaveDuplicates();
    }

    /** Rules of which no line of the table notices what becomes of them; an empty answer takes them away. */
    private static List<String> unnoticed(Function<Rule, Optional<Rule>> change) {
        return all.stream().filter(rule -> !change.apply(rule).equals(Optional.of(rule))).filter(rule -> {
            List<Rule> changed = new ArrayList<>(all);
            changed.remove(rule);
            change.apply(rule).ifPresent(changed::add);
            return otherwise(changed).isEmpty();
        }).map(Rule::id).toList();
    }

    private static Optional<Rule> with(Rule rule, Who who, Relation whose, Set<String> fields) {
        return Optional.of(new Rule(rule.id(), who, whose, rule.what(), rule.purpose(), fields,
            rule.basis()));
    }

    @Test
    void everyRuleDecidesALineSoThatNoneCanBeTakenAwayUnnoticed() {
        assertThat(all).hasSizeGreaterThan(40);
        assertThat(unnoticed(rule -> Optional.empty())).isEmpty();
    }

    @Test
    void noRuleCanBeWidenedUnnoticedToOthersDataOrToOtherPeople() {
        assertThat(unnoticed(rule -> with(rule, rule.who(), Relation.ANYBODY, rule.fields()))).isEmpty();
        assertThat(unnoticed(rule -> with(rule, new Who.Official(), rule.whose(), rule.fields()))).isEmpty();
    }

    @Test
    void noFieldCanBeAddedOrTakenAwayUnnoticed() {
        assertThat(unnoticed(rule -> {
            Set<String> more = new HashSet<>(rule.fields());
            more.add("one-more");
            return with(rule, rule.who(), rule.whose(), more);
        })).isEmpty();
        for (String field : all.stream().flatMap(rule -> rule.fields().stream()).distinct().toList()) {
            assertThat(unnoticed(rule -> {
                Set<String> fewer = new HashSet<>(rule.fields());
                fewer.remove(field);
                return with(rule, rule.who(), rule.whose(), fewer);
            })).as(field).isEmpty();
        }
    }

    @Test
    void anEmptyBookDeniesEverything() {
        Rulebook empty = book(List.of());
        assertThat(lines).allSatisfy(line -> assertThat(line.said(empty)).isEqualTo("no-rule;;"));
    }

    @Test
    void whatAPostMayReadAndWhoMayReadAFieldAreTheSameRulesFromBothSides() {
        Rulebook book = book(all);
        Rule review = book.on("foreigners", "passport-number").stream()
            .filter(rule -> rule.purpose().equals("residence-permit.review")).findFirst().orElseThrow();
        assertThat(book.of(Set.of("residence-permit.review"))).contains(review);
        assertThat(book.of(Set.of("residence-permit.serve"))).doesNotContain(review);
        assertThat(book.on("foreigners", "passport-number")).extracting(Rule::purpose).containsExactly(
            "own-data", "residence-permit.decide", "residence-permit.review");
        assertThat(book.which("case", Set.of("residence-permit.serve")::contains))
            .contains("residence-permit-extension", "residence-permit-short-first")
            .doesNotContain("register-correction", "wish-or-complaint");
        assertThat(book.which("case", Set.of("plan.read")::contains)).isEmpty();
    }

    @Test
    void thePackIsSoundAndAPackThatReadsMoreThanItsRegistersGiveIsNot() {
        assertThat(new PackRules(new Rulebook()).check(pack)).isEmpty();
        String foreigners = "registers/foreigners.yaml";
        assertThat(wrong(foreigners, "  register-correction.review: [given, family, nationality, address,",
            "  register-correction.review: [given, family, address,"))
            .as("decide still gives it").isEmpty();
        assertThat(wrong(foreigners, "register-correction.", "nobody.")).anyMatch(finding ->
            finding.startsWith("services/register-correction/service.yaml")
                && finding.contains("nationality"));
        assertThat(wrong(foreigners, "residence-permit.serve: [given,",
            "residence-permit.serve: [given, shoe-size,"))
            .singleElement().asString().startsWith(foreigners).contains("shoe-size");
        assertThat(wrong("services/register-correction/service.yaml", "  draft: own-data", "  draft: gossip"))
            .anyMatch(finding -> finding.contains("purpose.gossip"));
    }

    private static List<String> wrong(String file, String before, String after) {
        Map<String, byte[]> files = new HashMap<>(pack.files());
        String text = new String(pack.need(file), StandardCharsets.UTF_8);
        assertThat(text).contains(before);
        files.put(file, text.replace(before, after).getBytes(StandardCharsets.UTF_8));
        return new PackRules(new Rulebook()).check(Pack.of("migration", files)).stream()
            .map(Finding::toString).toList();
    }
}
