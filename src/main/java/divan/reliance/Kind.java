package divan.reliance;

import java.util.Locale;

/** Kinds of things that stand on law, in the order in which they are shown. */
public enum Kind {
    /** A public service. */
    SERVICE,
    /** Running cases of a service in an organ: only how many. */
    CASES,
    /** A row of a decision table, or a decision without a table. */
    RULE,
    /** A dated value: fee, deadline, threshold. */
    PARAMETER,
    /** What an applicant or an official is asked. */
    QUESTION,
    /** What an applicant must bring. */
    DOCUMENT,
    /** A letter that is written. */
    LETTER,
    /** What a decision writes into a register. */
    ENTRY,
    /** A step of a process. */
    STEP,
    /** A text for the reasons of a decision. */
    REASON,
    /** What is told before data are taken. */
    NOTICE,
    /** Words that speak of the provision. */
    WORDS,
    /** What a post may do: a function. */
    POWER,
    POST,
    DELEGATION,
    DEPUTY,
    /** What another institution may ask about people. */
    PROTOCOL,
    /** An indicator of a plan, and the reports that print it. */
    INDICATOR,
    ORGAN,
    /** Another provision, which names it. */
    PROVISION,
    /** A norm that rests on it: a regulation, a directive. */
    NORM,
    /** Our own words about a provision. */
    SUMMARY,
    /** A kind of act that the program records. */
    ACT,
    /** Why personal data are read. */
    PURPOSE;

    /** As in addresses and text keys. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
