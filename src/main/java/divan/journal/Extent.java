package divan.journal;

import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * What one erasure is about: opaque ids, found by each module in its own tables. The sets only grow, until
 * nobody adds anything more. Nothing personal stands here.
 */
public final class Extent {
    /** What was asked to be erased: all about somebody, one case, or single acts. */
    public enum Kind {
        PARTY, CASE, ACT;

        /** As data write it. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Kind kind;
    private final Set<UUID> targets;
    private final Set<UUID> parties = new TreeSet<>();
    private final Set<UUID> people = new TreeSet<>();
    private final Set<UUID> cases = new TreeSet<>();
    private final Set<UUID> acts = new TreeSet<>();
    private final Set<UUID> subjects = new TreeSet<>();

    public Extent(Kind kind, Collection<UUID> targets) {
        this.kind = kind;
        this.targets = Set.copyOf(targets);
        switch (kind) {
            case PARTY -> parties.addAll(targets);
            case CASE -> cases.addAll(targets);
            case ACT -> acts.addAll(targets);
        }
    }

    public Kind kind() {
        return kind;
    }

    public Set<UUID> targets() {
        return targets;
    }

    public UUID[] parties() {
        return parties.toArray(UUID[]::new);
    }

    /** Those of the parties who sign in. */
    public UUID[] people() {
        return people.toArray(UUID[]::new);
    }

    public UUID[] cases() {
        return cases.toArray(UUID[]::new);
    }

    /** Acts whose bodies go. */
    public UUID[] acts() {
        return acts.toArray(UUID[]::new);
    }

    /** Whatever acts may be about that is wholly of this extent: parties, people and cases. */
    UUID[] subjects() {
        Set<UUID> all = new TreeSet<>(parties);
        all.addAll(people);
        all.addAll(cases);
        return all.toArray(UUID[]::new);
    }

    /** Of single acts: whom and what they are about. */
    public UUID[] aboutActs() {
        return subjects.toArray(UUID[]::new);
    }

    void areAbout(Collection<UUID> more) {
        subjects.addAll(more);
    }

    public void addPeople(Collection<UUID> more) {
        people.addAll(more);
    }

    public void addCases(Collection<UUID> more) {
        cases.addAll(more);
    }

    public void addActs(Collection<UUID> more) {
        acts.addAll(more);
    }

    public int size() {
        return parties.size() + people.size() + cases.size() + acts.size() + subjects.size();
    }
}
