package divan.lawtext;

import divan.lawtext.Zones.Zone;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What each block of the body is, before the tree is grown. */
final class Roles {
    enum Role { TEXT, MARKS, UNIT, HEADING, ARTICLE, CELL }

    private static final int LONGEST_HEADING = 300;
    private static final int MOST_HEADINGS = 12;
    private static final int WIDEST_CELL = 80;
    private static final int SHORTEST_TABLE = 6;

    final String source;
    final List<Block> blocks;
    final Zone[] zones;
    final Role[] roles;
    final Map<Integer, ArticleHead> heads = new HashMap<>();
    final Map<Integer, Unit> units = new HashMap<>();
    final int lastHead;
    private final @Nullable Label[] labels;
    private final BitSet sought = new BitSet();

    Roles(String source) {
        this.source = source;
        this.blocks = Block.of(source);
        this.zones = new Zone[blocks.size()];
        this.roles = new Role[blocks.size()];
        this.labels = new Label[blocks.size()];
        zone();
        name();
        tables();
        headings();
        front();
        lastHead = heads.keySet().stream().filter(i -> zones[i] == Zone.BODY).mapToInt(i -> i).max()
            .orElse(-1);
    }

    private void zone() {
        int lastHead = -1;
        for (int i = 0; i < blocks.size(); i++) {
            lastHead = head(i) == null ? lastHead : i;
        }
        int footnotes = Zones.footnotes(blocks, lastHead);
        Zone zone = Zone.BODY;
        for (int i = 0; i < blocks.size(); i++) {
            zone = i >= footnotes ? Zone.FOOTNOTES : next(zone, i);
            zones[i] = zone;
        }
    }

    private Zone next(Zone zone, int i) {
        Block block = blocks.get(i);
        boolean split = Zones.beginsTitle(block) && i + 1 < blocks.size();
        if (Zones.isHistory(block) || split && Zones.isHistory(blocks.get(i + 1))) {
            return Zone.HISTORY;
        }
        boolean inHistory = zone == Zone.HISTORY;
        boolean appendix = Zones.isAppendix(block, inHistory)
            || split && Zones.isAppendix(blocks.get(i + 1), inHistory);
        return appendix ? Zone.APPENDIX : zone == Zone.APPENDIX && Zones.isAnnex(block) ? Zone.ANNEX : zone;
    }

    private @Nullable ArticleHead head(int i) {
        return ArticleHead.at(source, blocks.get(i).from(), blocks.get(i).to());
    }

    private void name() {
        boolean quoted = false;
        for (int i = 0; i < blocks.size(); i++) {
            roles[i] = blocks.get(i).isMarks() ? Role.MARKS : Role.TEXT;
            ArticleHead head = head(i);
            Unit unit = zones[i] == Zone.BODY ? Unit.of(blocks.get(i)) : null;
            if (head != null && !quoted && zones[i] != Zone.HISTORY && zones[i] != Zone.FOOTNOTES) {
                roles[i] = Role.ARTICLE;
                heads.put(i, head);
            } else if (unit != null) {
                roles[i] = Role.UNIT;
                units.put(i, unit);
            }
            quoted = quotes(i, quoted);
        }
    }

    /**
     * A quotation of several blocks: what another law is changed to, not this law. It ends where its mark
     * closes.
     */
    private boolean quotes(int i, boolean quoted) {
        String flat = blocks.get(i).flat();
        if (quoted) {
            return flat.lastIndexOf('”') <= flat.lastIndexOf('“');
        }
        return flat.startsWith("“") && flat.indexOf('”') < 0 && closes(i);
    }

    private boolean closes(int from) {
        for (int i = from + 1; i < Math.min(blocks.size(), from + 40); i++) {
            String flat = blocks.get(i).flat();
            int opens = flat.indexOf('“');
            int closes = flat.indexOf('”');
            if (closes >= 0 && (opens < 0 || closes < opens)) {
                return true;
            }
        }
        return false;
    }

    private void headings() {
        for (int i = blocks.size() - 1; i > 0; i--) {
            boolean target = roles[i] == Role.ARTICLE || roles[i] == Role.UNIT && zones[i] == Zone.BODY;
            for (int j = i - 1, found = 0; target && j >= 0 && found < MOST_HEADINGS; j--) {
                if (roles[j] == Role.TEXT && zones[j] == zones[i] && isHeading(j)) {
                    roles[j] = Role.HEADING;
                    found++;
                } else if (roles[j] != Role.MARKS) {
                    break;
                }
            }
        }
    }

    private boolean isHeading(int i) {
        Block block = blocks.get(i);
        String bare = block.bare();
        Label label = Label.at(source, block.from(), block.to());
        boolean small = block.startsSmall() && (label == null || label.style() != Label.Style.SMALL_DOT);
        if (bare.isEmpty() || bare.length() > LONGEST_HEADING || zones[i] == Zone.FOOTNOTES || small) {
            return false;
        }
        boolean item = label != null
            && (label.style() == Label.Style.SMALL || label.style() == Label.Style.DOUBLE
            || label.style() == Label.Style.NUMBER_IN_BRACKETS);
        boolean title = i > 0 && roles[i - 1] == Role.UNIT;
        boolean ended = (title ? ".;" : ".;,").indexOf(block.last()) >= 0;
        return Note.isNoteOnly(bare) ? bare.contains("aşlı") : !item && !ended;
    }

    private void tables() {
        for (int i = 0; i < blocks.size();) {
            int end = i;
            while (end < blocks.size() && isCell(end)) {
                end++;
            }
            boolean table = end - i >= SHORTEST_TABLE;
            int last = end < blocks.size() && roles[end] == Role.ARTICLE ? end - 1 : end;
            for (int j = i; table && j < last; j++) {
                roles[j] = roles[j] == Role.TEXT ? Role.CELL : roles[j];
            }
            i = Math.max(end, i + 1);
        }
    }

    private boolean isCell(int i) {
        Block block = blocks.get(i);
        boolean labelled = Label.at(source, block.from(), block.to()) != null;
        return zones[i] == Zone.BODY && (roles[i] == Role.MARKS || roles[i] == Role.TEXT && !labelled
            && block.bare().length() <= WIDEST_CELL && !block.isSentence() && !block.bare().endsWith(","));
    }

    /** What stands before the first article, its headings and its units. */
    private void front() {
        int first = 0;
        while (first < blocks.size() && roles[first] != Role.ARTICLE && roles[first] != Role.UNIT) {
            first++;
        }
        while (first < blocks.size() && first > 0 && roles[first - 1] == Role.HEADING
            && !isTitle(first - 1)) {
            first--;
        }
        for (int i = 0; i < first; i++) {
            zones[i] = zones[i] == Zone.BODY ? Zone.FRONT : zones[i];
        }
    }

    private boolean isTitle(int i) {
        return blocks.get(i).flat().matches(".*(?:Kanun Numarası|Tarihi|Düstur|Cilt ?:|Sayı ?:).*");
    }

    /** The label that a block begins with, behind its notes. */
    @Nullable Label label(int i) {
        if (!sought.get(i)) {
            sought.set(i);
            Block block = blocks.get(i);
            labels[i] = Label.at(source, behindNotes(block.from(), block.to()), block.to());
        }
        return labels[i];
    }

    int behindNotes(int from, int to) {
        int at = from;
        for (int end = Note.end(source, at, to); end > at; end = Note.end(source, at, to)) {
            at = end;
            while (at < to && Character.isWhitespace(source.charAt(at))) {
                at++;
            }
        }
        return at;
    }

    /** From here on to the end of the body. */
    void turnToAnnex(int from) {
        for (int i = from; i < blocks.size() && zones[i] == Zone.BODY; i++) {
            zones[i] = Zone.ANNEX;
        }
    }

    /** Behind the last head of an article of the law itself. */
    boolean isLast(int i) {
        return i > lastHead;
    }
}
