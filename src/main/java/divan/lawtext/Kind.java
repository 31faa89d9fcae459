package divan.lawtext;

/** What a node of a law's text is; those of the second group are leaves. */
public enum Kind {
    LAW, FRONT, PREAMBLE, BOOK, PART, CHAPTER, SECTION, ARTICLE, PARAGRAPH, CLAUSE, SUBCLAUSE, TABLE,
    /** Lists and tables (cetvel) behind the last article. */
    ANNEX,
    /** Provisions of other laws kept behind the text because they changed no article. */
    APPENDIX,
    /** The table of laws that amended this one, with the days they took effect. */
    HISTORY,
    FOOTNOTES, FOOTNOTE,

    HEADER, TITLE, HEADING, LABEL, TEXT, CLOSING, NOTE, MARK, CELL, UNCLASSIFIED
}
