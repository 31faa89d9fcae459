package divan.lawtext;

import divan.lawtext.Label.Style;
import divan.lawtext.Roles.Role;
import divan.lawtext.Zones.Zone;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The inside of an article: its paragraphs, their clauses and what stands below. */
final class ArticleBody {
    private static final Pattern ENACTED =
        Pattern.compile("(?:.* )?yürütür(?:ler)?\\.?|.* yürürlüğe girer\\.?");
    private static final Pattern LEADS = Pattern.compile(
        ".*(?:[ıiuü]r(?:l[ae]r)?|m[ae]z(?:l[ae]r)?|[dt][ae]|ile|ve|[ae]n|ca|ce)\\s?:?$");
    private static final int AHEAD = 60;
    private static final int TAIL = 80;

    private final Roles roles;
    private final Growth growth;
    private final Deque<Label> lists = new ArrayDeque<>();
    private boolean open;
    private boolean announced;
    private boolean finished;
    private boolean sentence;
    private boolean enacted;
    private int paragraph;
    private @Nullable Style numbering;
    /** The node of the words that follow is open already: their note stood before them, on its own. */
    private boolean held;

    ArticleBody(Roles roles, Growth growth) {
        this.roles = roles;
        this.growth = growth;
    }

    boolean isOpen() {
        return open && !announced;
    }

    /** The article so far ends as the last article of a law does. */
    boolean isEnacted() {
        return enacted;
    }

    void end() {
        growth.close(Kind.ARTICLE);
        lists.clear();
        open = false;
        announced = false;
    }

    /** A heading of the article that follows. */
    void announce(ArticleHead head) {
        if (!announced) {
            end();
            growth.open(Kind.ARTICLE, head.label());
            open = true;
            announced = true;
        }
    }

    void begin(int i, ArticleHead head) {
        announce(head);
        announced = false;
        paragraph = 0;
        numbering = null;
        finished = true;
        sentence = true;
        enacted = false;
        Block block = roles.blocks.get(i);
        growth.leaf(Kind.LABEL, head.label(), Math.max(head.end(), growth.position()));
        ownNotes(block.to());
        if (growth.position() < block.to()) {
            text(i);
        }
    }

    private void ownNotes(int to) {
        for (int end = noteEnd(to); end > growth.position(); end = noteEnd(to)) {
            String words = roles.source.substring(growth.position(), end);
            if (words.matches("(?s).*(?:fıkra|bent|cümle).*")) {
                return;
            }
            growth.leaf(Kind.NOTE, "", growth.blanks(end, to));
        }
    }

    private int noteEnd(int to) {
        return Note.end(roles.source, growth.position(), to);
    }

    void block(int i) {
        if (roles.roles[i] == Role.CELL) {
            cell(i);
        } else {
            text(i);
        }
    }

    private void cell(int i) {
        boolean first = i == 0 || roles.roles[i - 1] != Role.CELL;
        if (first || !growth.isOpen(Kind.TABLE)) {
            growth.open(Kind.TABLE, "");
        }
        growth.run(Kind.CELL, roles.blocks.get(i).to());
        if (i + 1 == roles.blocks.size() || roles.roles[i + 1] != Role.CELL
            || roles.zones[i + 1] != roles.zones[i]) {
            growth.close(Kind.TABLE);
        }
        finished = true;
        sentence = true;
    }

    private void text(int i) {
        Block block = roles.blocks.get(i);
        int behindNotes = roles.behindNotes(growth.position(), block.to());
        if (behindNotes == block.to()) {
            notesAlone(i, block);
        } else {
            words(i, block, behindNotes);
        }
    }

    /** A paragraph that was repealed keeps no place; any other note belongs to the words that follow it. */
    private void notesAlone(int i, Block block) {
        String words = roles.source.substring(growth.position(), block.to());
        boolean gone = words.matches("(?s).*(?:Mülga|İptal|iptal|mülga).*f[ıi]kra.*");
        if (gone && lists.isEmpty() || i + 1 >= roles.blocks.size() || roles.roles[i + 1] != Role.TEXT
            || roles.zones[i + 1] != Zone.BODY) {
            growth.run(Kind.NOTE, block.to());
            return;
        }
        Block next = roles.blocks.get(i + 1);
        Label label = ofLists(roles.label(i + 1));
        boolean fresh = label == null && !next.startsSmall() && finished && !behindClauses(i);
        if (fresh && !isNumbered()) {
            newParagraph(Integer.toString(paragraph + 1));
            held = true;
        } else if (label != null) {
            place(label);
            held = true;
        }
        growth.run(Kind.NOTE, block.to());
    }

    private void words(int i, Block block, int behindNotes) {
        Label label = label(behindNotes, block.to());
        if (label != null) {
            if (!held) {
                place(label);
            }
            held = false;
            growth.run(Kind.NOTE, behindNotes);
            growth.leaf(Kind.LABEL, label.value(), label.end());
            inner(block);
        } else if (held) {
            held = false;
            growth.run(Kind.TEXT, block.to());
        } else {
            plain(i, block);
        }
        finished = block.isFinished();
        sentence = block.isSentence();
        enacted = ENACTED.matcher(tail(block.bare())).matches();
    }

    private static String tail(String words) {
        return words.substring(Math.max(0, words.length() - TAIL));
    }

    /** “(1) a) …”: a clause that begins on its paragraph's line. */
    private void inner(Block block) {
        Label label = Label.at(roles.source, growth.position(), block.to());
        boolean clause = label != null && label.style() != Style.NUMBER_IN_BRACKETS && label.order() == 0
            && lists.isEmpty() && label.style() != numbering;
        if (clause) {
            place(label);
            growth.leaf(Kind.LABEL, label.value(), label.end());
        }
        growth.run(Kind.TEXT, block.to());
    }

    private @Nullable Label label(int from, int to) {
        return ofLists(Label.at(roles.source, from, to));
    }

    private @Nullable Label ofLists(@Nullable Label found) {
        Label label = found;
        for (Label before : lists) {
            label = label == null ? null : label.after(before);
        }
        return label;
    }

    private boolean isNumbered() {
        return numbering != null;
    }

    private void place(Label label) {
        boolean first = paragraph == 0 && lists.isEmpty() && label.order() == 0;
        boolean numbers = label.style() == Style.NUMBER_IN_BRACKETS || label.style() == Style.NUMBER_DOT;
        if (first && numbers) {
            numbering = label.style();
        }
        if (label.style() == numbering
            && (label.style() == Style.NUMBER_IN_BRACKETS || label.order() == paragraph
            || lists.isEmpty())) {
            newParagraph(label.value());
            paragraph = label.order() + 1;
        } else {
            item(label);
        }
    }

    private void newParagraph(String value) {
        lists.clear();
        growth.close(Kind.PARAGRAPH);
        growth.open(Kind.PARAGRAPH, value);
        paragraph++;
    }

    private void item(Label label) {
        if (!growth.isOpen(Kind.PARAGRAPH)) {
            newParagraph(Integer.toString(paragraph + 1));
        }
        if (lists.stream().anyMatch(list -> list.style() == label.style())) {
            while (lists.element().style() != label.style()) {
                up();
            }
            up();
        }
        growth.open(lists.isEmpty() ? Kind.CLAUSE : Kind.SUBCLAUSE, label.value());
        lists.push(label);
    }

    private void up() {
        lists.pop();
        growth.close();
    }

    private void plain(int i, Block block) {
        boolean goesOn = !finished || block.startsSmall() && !sentence;
        if (lists.isEmpty() && goesOn && growth.isOpen(Kind.PARAGRAPH)) {
            growth.run(Kind.TEXT, block.to());
        } else if (!lists.isEmpty()) {
            behindList(i, block);
        } else if (isHeading(i, block)) {
            growth.run(Kind.HEADING, block.to());
        } else if (block.startsSmall() || !block.isFinished() && !block.isCut() && !goesOnBehind(i)) {
            growth.run(growth.isOpen(Kind.PARAGRAPH) && isNumbered() && block.isFinished() ? Kind.CLOSING
                : Kind.UNCLASSIFIED, block.to());
        } else if (isNumbered()) {
            growth.run(Kind.TEXT, block.to());
        } else {
            newParagraph(Integer.toString(paragraph + 1));
            growth.run(Kind.TEXT, block.to());
        }
    }

    /**
     * Words without a label behind a clause: the clause goes on, or the paragraph ends, or a new one begins.
     */
    private void behindList(int i, Block block) {
        if (!finished && block.startsSmall() && !behindClauses(i)) {
            closing(block, sentence);
            return;
        }
        Label next = goingOn(i);
        if (next != null) {
            while (lists.element().style() != next.style()) {
                up();
            }
            growth.run(isHeading(i, block) ? Kind.HEADING : Kind.TEXT, block.to());
        } else if (sentence && !block.startsSmall() && !isNumbered()) {
            lists.clear();
            growth.close(Kind.PARAGRAPH);
            plain(i, block);
        } else {
            closing(block, sentence);
        }
    }

    private void closing(Block block, boolean behindSentence) {
        while (!lists.isEmpty()) {
            up();
        }
        growth.run(block.isFinished() || !behindSentence ? Kind.CLOSING : Kind.UNCLASSIFIED, block.to());
    }

    private boolean behindClauses(int i) {
        return !lists.isEmpty() && goingOn(i) != null;
    }

    /** The list that a later label of this article goes on with, if any. */
    private @Nullable Label goingOn(int from) {
        for (int i = from + 1; i < Math.min(roles.blocks.size(), from + AHEAD); i++) {
            Role role = roles.roles[i];
            if (role == Role.ARTICLE || role == Role.UNIT || roles.zones[i] != Zone.BODY) {
                return null;
            }
            Label label = ofLists(roles.label(i));
            if (label != null && label.style() == numbering) {
                return null;
            }
            for (Label list : lists) {
                if (label != null && label.follows(list)) {
                    return list;
                }
            }
        }
        return null;
    }

    private boolean goesOnBehind(int i) {
        int next = i + 1;
        while (next < roles.blocks.size() && roles.roles[next] == Role.MARKS) {
            next++;
        }
        return next < roles.blocks.size() && roles.zones[next] == Zone.BODY
            && (roles.blocks.get(next).startsSmall() || roles.roles[next] == Role.TEXT
            && roles.label(next) != null);
    }

    /** A heading inside an article: few words, no verb, before a label or a sentence. */
    private boolean isHeading(int i, Block block) {
        String bare = block.bare();
        boolean few = bare.length() <= 120 && bare.split(" ", 12).length <= 10 && !block.isCut();
        return few && !block.startsSmall() && (bare.endsWith(":") || !block.isFinished())
            && !LEADS.matcher(bare)
            .matches();
    }
}
