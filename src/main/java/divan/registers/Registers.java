package divan.registers;

import divan.database.Transactions;
import divan.kernel.Failure;
import divan.kernel.Ids;
import divan.kernel.Span;
import divan.policy.Rulebook;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;

/**
 * Parties and rows of registers. Every call runs in the caller's transaction and sees what its identity may
 * see; personal data is read inside {@code Access.read}.
 */
@Component
public class Registers {
    private final Entries entries;
    private final Parties parties;
    private final Corrections corrections;
    private final Transactions transactions;

    Registers(Entries entries, Parties parties, Corrections corrections, Transactions transactions) {
        this.transactions = transactions;
        this.entries = entries;
        this.parties = parties;
        this.corrections = corrections;
    }

    /** A new natural person with an identity number valid since a day; synthetic ones are marked for ever. */
    public UUID mint(String scheme, String number, LocalDate since, boolean synthetic, UUID act) {
        return parties.mint(Ids.next(), scheme, number, since, synthetic, act);
    }

    public Optional<UUID> party(String scheme, String number, LocalDate day) {
        return parties.find(scheme, number, day);
    }

    /** Whether an opaque id is that of a party. */
    public boolean isParty(UUID id) {
        return parties.exists(id);
    }

    public Optional<String> identity(UUID party, LocalDate day) {
        return parties.number(party, day);
    }

    public UUID enter(String register, UUID party, String series, Map<String, Object> values, Span valid,
            UUID act) {
        Entry entry = new Entry(Ids.next(), register, party, series, values, valid, act, null);
        entries.add(entry);
        return entry.id();
    }

    /** A row stands no longer, by an act; whoever corrects enters another in its place. */
    public void end(UUID entry, UUID act) {
        if (!entries.end(entry, act)) {
            throw Failure.conflict("entry-changed");
        }
    }

    /** Rows in force on a day, the one that ends last first. */
    public List<Entry> on(String register, UUID party, LocalDate day) {
        return history(register, party).stream().filter(e -> e.valid().contains(day))
            .sorted(Comparator.comparing(Registers::lastDay).reversed()).toList();
    }

    /**
     * The row that ends last. Where one follows the present one already, it is the one: what has been
     * extended cannot be extended again as if it had not.
     */
    public Optional<Entry> latest(String register, UUID party) {
        return history(register, party).stream().max(Comparator.comparing(Registers::lastDay));
    }

    /** Every row that stands, in order of validity. */
    public List<Entry> history(String register, UUID party) {
        return entries.of(register, party);
    }

    /** Every row there ever was, those that no longer stand as well. */
    public List<Entry> ever(String register, UUID party) {
        return entries.ever(register, party);
    }

    public Optional<Entry> find(UUID entry) {
        return entries.find(entry);
    }

    /**
     * Corrects a row by an act. What the register said until now is kept beside it: the row is marked as
     * ended by the act, and rows that the same act made stand in its place.
     *
     * @throws Failure INVALID where the value is none of the field or the day lies outside the row;
     *         CONFLICT where the row no longer stands, or another one stands in the days that are wanted
     */
    public void correct(UUID id, Correction correction, UUID act) {
        Entry old = entries.find(id).orElseThrow(Failure::notFound);
        List<Entry> instead = corrections.instead(old, correction, act);
        if (!entries.end(id, act)) {
            throw Failure.conflict("entry-changed");
        }
        try {
            instead.forEach(entries::add);
        } catch (DataIntegrityViolationException e) {
            throw Failure.conflict("already-in-register");
        }
    }

    /**
     * From a day on the party has this row and no other of the register: what stood before that day is kept,
     * and what it said until now stays beside it.
     */
    public void change(String register, UUID party, Map<String, Object> values, LocalDate since, UUID act) {
        for (Entry old : on(register, party, since)) {
            entries.end(old.id(), act);
            if (old.valid().from().isBefore(since)) {
                enter(register, party, old.series(), old.values(), new Span(old.valid().from(), since), act);
            }
        }
        enter(register, party, "", values, Span.since(since), act);
    }

    /** From now on the organ may see the party's rows; it has a case about them. */
    public void concern(UUID party, String organ, UUID act) {
        parties.concern(party, organ, act);
    }

    /** The act by which the organ has to do with the party; empty where it does not, or only until a day. */
    public Optional<UUID> concernedBy(UUID party, String organ) {
        return parties.concernedBy(party, organ);
    }

    /** On this day the party stands before an official, who may fill in their form. */
    public void present(UUID party, String organ, UUID official, LocalDate day, UUID act) {
        parties.present(party, organ, official, day, act);
    }

    /** The act by which an official knew on a day who stood before them; the last of several. */
    public Optional<UUID> presence(UUID party, UUID official, LocalDate day) {
        return parties.presence(party, official, day);
    }

    /**
     * From that day on the organ no longer sees the party's rows, unless by another act than this it has to
     * do with them again.
     */
    public void concernEnds(UUID party, String organ, UUID act, LocalDate until) {
        parties.concernEnds(party, organ, act, until);
    }

    /**
     * Work on rows of a register that an act changes: an official whose act it is need not be one who reads
     * that register. In the caller's transaction, and only of parties that their organ has to do with.
     */
    public <T> T writing(String register, Supplier<T> work) {
        return transactions.within(Set.of(Rulebook.register(register)), work);
    }

    /**
     * Work on what an application for the party reads of registers: these kinds, as rules name them. In the
     * caller's transaction, and only of the party that they act for.
     */
    public <T> T reading(Set<String> kinds, Supplier<T> work) {
        return transactions.within(kinds, work);
    }

    private static LocalDate lastDay(Entry entry) {
        LocalDate last = entry.valid().last();
        return last == null ? LocalDate.MAX : last;
    }
}
