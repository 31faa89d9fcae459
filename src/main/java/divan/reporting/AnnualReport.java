package divan.reporting;

import divan.audit.AuditReport;
import divan.budget.BudgetFigures;
import divan.budget.BudgetFigures.Activity;
import divan.packs.Malformed;
import divan.packs.Pack;
import divan.packs.Table;
import divan.planning.Plan;
import divan.reporting.Block.Column;
import divan.reporting.Block.Heading;
import divan.reporting.Block.Row;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The activity report of one year, drawn from a pack.
 *
 * @param lang {@code tr} or {@code en}
 * @param organ whose report it is, in words
 * @param note what this copy is
 * @param comparison every figure beside what a published report printed
 */
public record AnnualReport(int year, String lang, String title, String organ, String note, List<Block> blocks,
        List<Compared> comparison) {
    public static final List<String> LANGUAGES = List.of("tr", "en");

    public AnnualReport {
        blocks = List.copyOf(blocks);
        comparison = List.copyOf(comparison);
    }

    /** The years of which a pack can draw one. */
    public static List<Integer> years(Pack pack) {
        return Definition.years(pack);
    }

    /**
     * @param lang one of {@link #LANGUAGES}
     * @throws Malformed with file and line, where an input cannot be read, is missing or breaks an identity
     */
    public static AnnualReport draw(Pack pack, int year, String lang) {
        return draw(pack, year, lang, Narrative.NONE, Map.of());
    }

    /**
     * The same with what people wrote, which stands in the place of the pack's words.
     *
     * @param here values of the plan's indicators that the program knows, by id
     */
    static AnnualReport draw(Pack pack, int year, String lang, Narrative narrative,
            Map<String, Reached> here) {
        Definition definition = Definition.read(pack, year);
        Plan plan = Plan.of(pack).filter(p -> p.id().equals(definition.plan()))
            .orElseThrow(() -> new Malformed(Definition.path(year), 1, "there is no plan "
                + definition.plan()));
        return new Drawing(pack, definition, narrative, here, plan, year, lang).report();
    }

    public List<Heading> headings() {
        return blocks.stream().filter(Heading.class::isInstance).map(Heading.class::cast).toList();
    }

    /** Whether a section has neither words nor figures. */
    boolean isLacking(Heading heading) {
        int next = blocks.indexOf(heading) + 1;
        return next < blocks.size() && blocks.get(next) instanceof Block.Prose prose && prose.lacking();
    }

    /** One report while it is drawn, section by section. */
    private static final class Drawing {
        private final Pack pack;
        private final Definition definition;
        private final Narrative narrative;
        private final Map<String, Reached> here;
        private final Plan plan;
        private final int year;
        private final String lang;
        private final Printed printed;
        private final Draft draft;
        private final BudgetFigures budget;
        private final MoneyTables money;

        Drawing(Pack pack, Definition definition, Narrative narrative, Map<String, Reached> here, Plan plan,
                int year, String lang) {
            this.pack = pack;
            this.definition = definition;
            this.narrative = narrative;
            this.here = here;
            this.plan = plan;
            this.year = year;
            this.lang = lang;
            this.printed = Printed.of(pack, year, plan);
            this.draft = new Draft(lang, printed);
            this.budget = BudgetFigures.read(pack, year);
            this.money = new MoneyTables(draft, budget);
        }

        AnnualReport report() {
            Sections.ALL.stream().filter(id -> !id.equals(Sections.COMPARISON)).forEach(this::section);
            AuditReport audit = new AuditReport(printed.audited(), lang);
            List<Compared> comparison = Compared.of(draft.blocks(), printed.audited(), audit);
            heading(Sections.COMPARISON);
            comparison(comparison);
            String organ = organ();
            return new AnnualReport(year, lang, draft.word("title", organ, year), organ,
                draft.in(definition.note()) + " " + draft.word("source", draft.in(definition.source())),
                draft.blocks(), comparison);
        }

        private void heading(String id) {
            draft.add(new Heading(id, Sections.level(id), draft.word("section." + id)));
        }

        private void section(String id) {
            heading(id);
            int before = draft.blocks().size();
            draft.in(narrative.of(id, definition)).lines().map(String::strip)
                .filter(line -> !line.isEmpty()).forEach(draft::prose);
            definition.lists().stream().filter(table -> table.section().equals(id)).forEach(this::list);
            figures(id);
            if (draft.blocks().size() == before && !Sections.isFrame(id)) {
                draft.add(new Block.Prose(draft.word(id.startsWith("annex") ? "unsigned" : "lacking"), true));
            }
            if (narrative.waiting().contains(id)) {
                draft.add(new Block.Prose(draft.word("waiting"), true));
            }
        }

        private void figures(String id) {
            switch (id) {
                case "I.C.2" -> organisation();
                case "II.A" -> new PlanTables(draft, plan, year, here).aims();
                case "III.A.1" -> budgetInBrief();
                case "III.A.2" -> money.tables();
                case "III.B.1" -> programmes();
                case "III.B.2.i" -> new FormTables(draft, FormLine.read(pack, year)).draw();
                case "III.B.3" -> new PlanTables(draft, plan, year, here).evaluation();
                default -> {
                }
            }
        }

        private void budgetInBrief() {
            BigDecimal initial = budget.total().initial();
            draft.prose(draft.word("budget-in-brief", year, draft.number(initial),
                draft.number(budget.total().appropriation()), draft.number(budget.total().spent()),
                draft.percent(budget.total().rate())));
            money.years();
        }

        private String organ() {
            return organs().stream().filter(row -> row.get("number").equals(definition.organ()))
                .map(this::name).findFirst().orElseThrow(() -> new Malformed(Definition.path(year), 1,
                    "there is no organ " + definition.organ()));
        }

        private List<Table.Row> organs() {
            return Table.read(pack, "organisation/organs.csv").rows();
        }

        private String name(Table.Row organ) {
            return draft.choose(organ.get("name_tr"), organ.get("name_en"));
        }

        /** Units of the centre by name; those of provinces only by number. */
        private void organisation() {
            List<Table.Row> below = organs().stream()
                .filter(row -> row.get("parent").equals(definition.organ())).toList();
            List<Table.Row> centre = below.stream().filter(row -> row.get("province").isEmpty()).toList();
            draft.prose(draft.word("organisation", centre.size(), below.size() - centre.size()));
            draft.add(new Block.Points(centre.stream().map(this::name).toList()));
        }

        private void programmes() {
            List<Row> rows = budget.activities().stream().map(this::programme).toList();
            draft.grid(draft.word("table.programmes"), draft.word("printed.programmes"), List.of(
                new Column(draft.word("column.activity"), false),
                new Column(draft.word("column.sub-programme"), false),
                new Column(draft.word("column.programme"), false)), rows);
        }

        private Row programme(Activity activity) {
            return new Row(List.of(Cell.words(activity.title()), Cell.words(activity.subProgramme()),
                Cell.words(activity.programme())), 0);
        }

        private void list(Definition.TableOf table) {
            String file = table.id() + ".csv";
            List<Column> columns = new ArrayList<>(List.of(new Column(draft.word("column.what"), false)));
            table.columns().values().forEach(title -> columns.add(new Column(draft.in(title), true)));
            boolean across = !table.across().isEmpty();
            if (across) {
                columns.add(new Column(draft.in(table.across()), true));
            }
            List<String> keys = List.copyOf(table.columns().keySet());
            List<BigDecimal> totals = new ArrayList<>(keys.stream().map(key -> BigDecimal.ZERO).toList());
            List<Row> rows = new ArrayList<>();
            for (Table.Row row : Table.read(pack, "reports/" + year + "/" + file).rows()) {
                List<BigDecimal> values = keys.stream().map(key -> BigDecimal.valueOf(row.integer(key)))
                    .toList();
                for (int i = 0; i < values.size(); i++) {
                    totals.set(i, totals.get(i).add(values.get(i)));
                }
                rows.add(new Row(cells(file, row.need("row"), draft.choose(row.need("row"),
                    row.get("row_en")), keys, values, across, false), 0));
            }
            if (table.total()) {
                rows.add(new Row(cells(file, "TOTAL", draft.word("total"), keys, totals, across, true), 2));
            }
            draft.grid(draft.in(table.title()), draft.in(table.printed()), columns, rows);
        }

        private List<Cell> cells(String file, String row, String name, List<String> keys,
                List<BigDecimal> values, boolean across, boolean whole) {
            List<Cell> cells = new ArrayList<>(List.of(Cell.words(name)));
            for (int i = 0; i < keys.size(); i++) {
                String column = "published_" + keys.get(i);
                cells.add(whole ? draft.computed(file, row, column, values.get(i))
                    : draft.input(file, row, column, values.get(i)));
            }
            if (across) {
                cells.add(draft.computed(file, row, "published_total", values.stream()
                    .reduce(BigDecimal.ZERO, BigDecimal::add)));
            }
            return cells;
        }

        private void comparison(List<Compared> comparison) {
            long same = comparison.stream().filter(Compared::follows).count();
            List<Row> wrong = comparison.stream().filter(Compared::isWrong).map(cell -> new Row(List.of(
                Cell.words(cell.file() + " › " + cell.row() + " › " + cell.column()),
                Cell.words(cell.printed()), Cell.words(Objects.requireNonNullElse(cell.computed(), "")),
                Cell.words(cell.reason())), 0)).toList();
            long inputs = comparison.stream().filter(c -> c.standing().equals(Standing.INPUT.code())).count();
            draft.prose(draft.word("comparison", comparison.size(), inputs, same, wrong.size()));
            if (!wrong.isEmpty()) {
                draft.grid(draft.word("table.wrong"), "", List.of(
                    new Column(draft.word("column.place"), false),
                    new Column(draft.word("column.printed"), true),
                    new Column(draft.word("column.computed"), true),
                    new Column(draft.word("column.reason"), false)), wrong);
            }
        }
    }
}
