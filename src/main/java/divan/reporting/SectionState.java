package divan.reporting;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * How far a section of a report is.
 *
 * @param texts written for it, the latest first
 * @param words that stand in it now, by language; empty where it has none
 * @param lacking whether neither words nor figures stand in it now
 */
public record SectionState(Block.Heading heading, List<SectionText> texts, Map<String, String> words,
        boolean lacking) {
    /** From nothing to approved. */
    public enum State {
        /** A text waits for a second official. */
        WAITING,
        /** The last text was returned, and nothing was written since. */
        RETURNED,
        APPROVED,
        /** Nobody wrote anything; words or figures come from the pack. */
        PACK,
        LACKING;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public SectionState {
        texts = List.copyOf(texts);
        words = Map.copyOf(words);
    }

    public State state() {
        Optional<SectionText> last = texts.stream().filter(text -> !text.isTakenBack()).findFirst();
        if (last.isPresent()) {
            return last.get().isOpen() ? State.WAITING : last.get().isApproved() ? State.APPROVED
                : State.RETURNED;
        }
        return lacking ? State.LACKING : State.PACK;
    }

    /** One at most. */
    public Optional<SectionText> waiting() {
        return texts.stream().filter(SectionText::isOpen).findFirst();
    }

    /** Whether people may write words for it. */
    public boolean isWritten() {
        return Sections.isWritten(heading.id());
    }
}
