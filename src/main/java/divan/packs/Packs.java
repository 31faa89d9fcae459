package divan.packs;

import divan.database.ComingDatabase;
import divan.database.RowIdentity;
import divan.database.Transactions;
import divan.journal.Act;
import divan.journal.Actor;
import divan.journal.Journal;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** The packs in force, and how one comes into force. */
@Component
public class Packs implements SmartLifecycle {
    /** After the journal's sequencer, before the web server answers. */
    static final int PHASE = 1000;
    private static final Logger LOG = LoggerFactory.getLogger(Packs.class);

    private final PackVersions versions;
    private final List<PackPart> parts;
    private final Journal journal;
    private final Transactions transactions;
    private final Clock clock;
    private final Path folder;
    private final Optional<ComingDatabase> database;
    private final SoundPacks sound;
    private final Map<String, Pack> active = new ConcurrentHashMap<>();
    private volatile boolean running;

    Packs(PackVersions versions, List<PackPart> parts, Journal journal, Transactions transactions,
            Clock clock, @Value("${divan.pack-dir}") Path folder, Optional<ComingDatabase> database,
            SoundPacks sound) {
        this.versions = versions;
        this.parts = parts;
        this.journal = journal;
        this.transactions = transactions;
        this.clock = clock;
        this.folder = folder;
        this.database = database;
        this.sound = sound;
    }

    /** The version in force, by the pack's name. */
    public Optional<Pack> active(String name) {
        return Optional.ofNullable(active.get(name));
    }

    public List<Pack> active() {
        return List.copyOf(active.values());
    }

    /** What is in force in the database, whether or not this program has loaded it. */
    public List<Pack> inForce() {
        return versions.active().values().stream().flatMap(version -> versions.find(version).stream())
            .toList();
    }

    /** A version once stored, in force or not: what a running case is pinned to. */
    public Optional<Pack> version(String version) {
        return active.values().stream().filter(p -> p.version().equals(version)).findFirst()
            .or(() -> versions.find(version));
    }

    /** Everything wrong with a pack, from all modules. */
    public List<Finding> check(Pack pack) {
        return PackFolders.check(pack, parts);
    }

    /**
     * Checks, stores and activates a pack by an act, whole or not at all.
     *
     * @return what is wrong with it; empty when it is in force
     */
    public List<Finding> activate(Pack pack) {
        List<Finding> findings = check(pack);
        if (findings.isEmpty()) {
            putInForce(pack);
        }
        return findings;
    }

    private void putInForce(Pack pack) {
        Instant now = clock.instant();
        List<Change> changes = changes(pack);
        transactions.run(RowIdentity.SYSTEM, () -> {
            versions.store(pack);
            versions.activated(pack, journal.append(activated(pack, now, changes)), now);
            parts.forEach(part -> part.activate(pack, now));
        });
        load(pack);
        LOG.info("Pack {} {} is in force{}", pack.name(), pack.version().substring(0, 12),
            changes.isEmpty() ? "" : "; against the one before: " + Change.inShort(changes));
    }

    /** What it changes is counted in the act; which things they are, the two versions say. */
    private static Act activated(Pack pack, Instant now, List<Change> changes) {
        Map<String, Object> body = new LinkedHashMap<>(Map.of("pack", pack.name(), "version", pack.version(),
            "files", pack.files().size()));
        if (!changes.isEmpty()) {
            body.put("changes", Change.counted(changes));
        }
        return Act.of(now, Actor.system(), "pack.activated", List.of(), List.of(), "definitions", body);
    }

    /** Against the version in force; of the first version nothing is said, nor of one no longer readable. */
    private List<Change> changes(Pack pack) {
        try {
            return active(pack.name()).map(before -> PackDifference.of(before, pack, parts))
                .orElse(List.of());
        } catch (RuntimeException e) {
            LOG.warn("What {} {} changes cannot be told", pack.name(), pack.version().substring(0, 12), e);
            return List.of();
        }
    }

    private void load(Pack pack) {
        parts.forEach(part -> part.load(pack));
        active.put(pack.name(), pack);
    }

    /** A new database takes longer to make than the program: meanwhile the first pack is checked. */
    @Override
    public void start() {
        boolean waits = database.filter(coming -> !coming.isHere()).isPresent();
        Optional<Pack> first = waits ? soundOne() : Optional.empty();
        versions.active().forEach((name, version) -> versions.find(version).ifPresent(this::loadAgain));
        if (active.isEmpty()) {
            first.or(this::soundOne).ifPresent(this::putInForce);
        }
        folders().forEach(this::takeUp);
        running = true;
    }

    /** The first pack that a new database will hold. */
    private Optional<Pack> soundOne() {
        return folders().stream().findFirst().flatMap(Packs::read).filter(this::isSound);
    }

    /** Not checked where this program has found the same content sound before. */
    private boolean isSound(Pack pack) {
        boolean good = sound.hold(pack) || check(pack).isEmpty();
        if (good) {
            sound.add(pack);
        }
        return good;
    }

    /**
     * What an earlier program took may be nothing that this one understands: the folder's content follows
     * then.
     */
    private void loadAgain(Pack pack) {
        try {
            load(pack);
        } catch (Malformed e) {
            LOG.warn("Pack {} {} was made for an earlier Divan ({}): what the folder holds takes its place",
                pack.name(), pack.version().substring(0, 12), e.getMessage());
        }
    }

    /** Activates the folder's content if it differs from what is in force; a faulty one changes nothing. */
    void takeUp(Path packFolder) {
        read(packFolder).filter(pack -> !active(pack.name()).map(pack::equals).orElse(false))
            .ifPresent(pack -> {
            List<Finding> findings = activate(pack);
            if (!findings.isEmpty()) {
                LOG.error("Pack {} stays as it was; wrong with the new one:\n{}", pack.name(),
                    String.join("\n", findings.stream().map(Finding::toString).toList()));
            }
        });
    }

    private static Optional<Pack> read(Path packFolder) {
        try {
            return Optional.of(Pack.read(packFolder));
        } catch (IOException e) {
            LOG.warn("The pack {} cannot be read: {}", packFolder, e.toString());
            return Optional.empty();
        }
    }

    List<Path> folders() {
        return PackFolders.below(folder);
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
