package divan.lawtext;

import divan.lawtext.Roles.Role;
import divan.lawtext.Zones.Zone;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Grows the tree of a law from its blocks. */
final class Reading {
    /** The articles that a law amended. */
    private static final Pattern NUMBERS =
        Pattern.compile("(?:(?:\\d{1,3}(?:/\\p{L})?|[Ee]k|Geçici|Madde|ve|[,.])\\s*+)++");

    private static final int LONGEST_FRONT = 60;

    private final Roles roles;
    private final Growth growth;
    private final ArticleBody body;
    private Zone zone = Zone.FRONT;

    private Reading(String source) {
        this.roles = new Roles(source);
        this.growth = new Growth(source);
        this.body = new ArticleBody(roles, growth);
    }

    static Node of(String source) {
        return new Reading(source).read();
    }

    private Node read() {
        growth.open(Kind.FRONT, "");
        for (int i = 0; i < roles.blocks.size(); i++) {
            if (zone != roles.zones[i]) {
                enter(roles.zones[i]);
            }
            block(i);
        }
        return growth.done();
    }

    private void enter(Zone next) {
        body.end();
        closeUnits(0);
        for (Kind kind : new Kind[] {Kind.FRONT, Kind.ANNEX, Kind.APPENDIX, Kind.HISTORY, Kind.FOOTNOTES}) {
            growth.close(kind);
        }
        Kind kind = switch (next) {
            case FRONT, BODY -> null;
            case ANNEX -> Kind.ANNEX;
            case APPENDIX -> Kind.APPENDIX;
            case HISTORY -> Kind.HISTORY;
            case FOOTNOTES -> Kind.FOOTNOTES;
        };
        if (kind != null) {
            growth.open(kind, "");
        }
        zone = next;
    }

    private void block(int i) {
        switch (zone) {
            case FRONT -> growth.leaf(i < LONGEST_FRONT && !roles.heads.isEmpty() ? Kind.HEADER
                : Kind.UNCLASSIFIED, "",
                roles.blocks.get(i).to());
            case BODY -> ofBody(i);
            case ANNEX, APPENDIX -> appended(i);
            case HISTORY -> history(roles.blocks.get(i));
            case FOOTNOTES -> footnote(roles.blocks.get(i));
        }
    }

    private void ofBody(int i) {
        Block block = roles.blocks.get(i);
        switch (roles.roles[i]) {
            case UNIT -> unit(roles.units.get(i), block);
            case HEADING -> heading(i, block);
            case ARTICLE -> body.begin(i, roles.heads.get(i));
            case MARKS -> growth.run(Kind.TEXT, block.to());
            case TEXT, CELL -> text(i, block);
        }
    }

    private void text(int i, Block block) {
        if (!body.isOpen()) {
            boolean told = growth.isOpen(Kind.PREAMBLE) || Note.isNoteOnly(block.flat());
            growth.run(told ? Kind.TEXT : Kind.UNCLASSIFIED, block.to());
        } else if (roles.isLast(i) && body.isEnacted() && annexWithin(i)) {
            roles.turnToAnnex(i);
            enter(Zone.ANNEX);
            appended(i);
        } else {
            body.block(i);
        }
    }

    /** An annex says so in one of its first lines. */
    private boolean annexWithin(int from) {
        for (int i = from; i < Math.min(roles.blocks.size(), from + 4); i++) {
            if (roles.zones[i] == Zone.BODY && Zones.isAnnex(roles.blocks.get(i))) {
                return true;
            }
        }
        return false;
    }

    private void unit(@Nullable Unit unit, Block block) {
        if (unit == null) {
            return;
        }
        body.end();
        closeUnits(Unit.LEVELS.indexOf(unit.kind()));
        growth.open(unit.kind(), unit.label());
        growth.run(Kind.TITLE, block.to());
    }

    private void closeUnits(int level) {
        for (Kind kind : Unit.LEVELS.subList(level, Unit.LEVELS.size())) {
            growth.close(kind);
        }
        if (level > 0) {
            growth.close(Kind.PREAMBLE);
        }
    }

    /** The first heading under a unit is the unit's title; the others belong to the article that follows. */
    private void heading(int i, Block block) {
        if (behindUnit(i)) {
            growth.run(Kind.TITLE, block.to());
            return;
        }
        int next = i;
        while (next < roles.blocks.size()
            && (roles.roles[next] == Role.HEADING || roles.roles[next] == Role.MARKS)) {
            next++;
        }
        ArticleHead head = roles.heads.get(next);
        if (head == null) {
            body.end();
            growth.run(Kind.TITLE, block.to());
        } else {
            body.announce(head);
            growth.run(Kind.HEADING, block.to());
        }
    }

    private boolean behindUnit(int i) {
        int before = i - 1;
        while (before >= 0 && roles.roles[before] == Role.MARKS) {
            before--;
        }
        return before >= 0 && roles.roles[before] == Role.UNIT && roles.zones[before] == Zone.BODY
            && roles.units.get(before) instanceof Unit unit && unit.kind() != Kind.PREAMBLE;
    }

    private void appended(int i) {
        Block block = roles.blocks.get(i);
        ArticleHead head = roles.heads.get(i);
        if (head != null) {
            growth.leaf(Kind.LABEL, head.label(), head.end());
            growth.run(Kind.TEXT, block.to());
        } else {
            growth.run(appendedKind(i, block), block.to());
        }
    }

    private Kind appendedKind(int i, Block block) {
        boolean title = Zones.isCapital(block.bare()) && block.bare().length() > 3 || Zones.isAnnex(block);
        if (roles.roles[i] == Role.HEADING || roles.roles[i] == Role.UNIT || title) {
            return Kind.HEADING;
        }
        if (block.isFinished() || block.isMarks()) {
            return Kind.TEXT;
        }
        boolean labelled = Label.at(roles.source, block.from(), block.to()) != null;
        boolean cell = block.bare().length() <= 160 || labelled || isNumber(i + 1);
        return cell ? Kind.CELL : block.startsSmall() ? Kind.TEXT : Kind.UNCLASSIFIED;
    }

    private boolean isNumber(int i) {
        return i < roles.blocks.size() && roles.blocks.get(i).bare().matches("[\\d.,%+–-]{1,9}");
    }

    private void history(Block block) {
        boolean title = Zones.isCapital(block.flat()) && block.flat().length() > 12;
        boolean cell = block.flat().length() <= 700 || NUMBERS.matcher(block.flat()).matches();
        growth.run(title ? Kind.TITLE : cell ? Kind.CELL : Kind.UNCLASSIFIED, block.to());
    }

    private void footnote(Block block) {
        String flat = block.flat();
        int close = flat.startsWith("[") ? flat.indexOf(']') : -1;
        if (close > 1 && close <= 4) {
            growth.close(Kind.FOOTNOTE);
            growth.open(Kind.FOOTNOTE, flat.substring(1, close));
            int end = roles.source.indexOf(']', block.from()) + 1;
            growth.leaf(Kind.LABEL, flat.substring(1, close), growth.blanks(end, block.to()));
        }
        growth.run(growth.isOpen(Kind.FOOTNOTE) ? Kind.TEXT : Kind.UNCLASSIFIED, block.to());
    }
}
