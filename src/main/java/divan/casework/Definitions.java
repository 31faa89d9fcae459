package divan.casework;

import divan.catalogue.Catalogue;
import divan.catalogue.Service;
import divan.journal.Act;
import divan.kernel.Failure;
import divan.legislation.OfficialDays;
import divan.packs.Change;
import divan.packs.Finding;
import divan.packs.Malformed;
import divan.packs.Pack;
import divan.packs.PackPart;
import divan.packs.Packs;
import divan.packs.Words;
import divan.process.Interpreter;
import divan.process.Model;
import divan.process.ModelErrors;
import divan.rules.DecisionModel;
import divan.web.Texts;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Services as defined: the ones in force, and any version that a running case is pinned to. */
@Component
@Order(60)
class Definitions implements PackPart, SmartLifecycle {
    private final Catalogue catalogue;
    private final ObjectProvider<Packs> packs;
    private final Map<String, Definition> byVersion = new ConcurrentHashMap<>();
    private final Queue<Pack> unread = new ConcurrentLinkedQueue<>();
    private volatile boolean running;

    Definitions(Catalogue catalogue, ObjectProvider<Packs> packs) {
        this.catalogue = catalogue;
        this.packs = packs;
    }

    Definition inForce(String service) {
        Service found = catalogue.service(service).orElseThrow(Failure::notFound);
        return pinned(service, found.version());
    }

    Definition pinned(String service, String version) {
        return byVersion.computeIfAbsent(service + "@" + version, key -> read(stored(version), service));
    }

    /** By which a case runs now; its answers are read by the form with which it was filed. */
    Definition of(CaseState state) {
        Definition now = pinned(state.service(), state.pack());
        return state.filedWith().isEmpty() ? now
            : now.filedWith(pinned(state.service(), state.filedWith()).form());
    }

    /**
     * By which an act is folded into a case that stands so: its own version, or the one it goes over to.
     *
     * @param before null before the act of filing
     */
    CaseFold fold(@Nullable CaseState before, Act act) {
        CaseState state = before == null ? CaseState.filed(act) : before;
        return new CaseFold(pinned(state.service(), act.type().equals(CaseFold.MIGRATED)
            ? String.valueOf(act.body().get("to")) : state.pack()).interpreter());
    }

    private Pack stored(String version) {
        return packs.getObject().version(version)
            .orElseThrow(() -> new IllegalStateException("the pack's version " + version + " is not stored"));
    }

    private static Definition read(Pack pack, String id) {
        Service service = Catalogue.of(pack, id);
        Form form = FormReader.read(pack.yaml(service.folder() + "form.yaml"));
        Model model = Model.read(pack.need(service.folder() + "process.bpmn"));
        DecisionModel rules = DecisionModel.read(pack.need(service.folder() + "eligibility.dmn"));
        return new Definition(service, form, model, new Interpreter(model,
            new FeelConditions(OfficialDays.of(pack))), rules, pack);
    }

    /** Reading the first decision model takes seconds; the first applicant should not have to wait for it. */
    @Override
    public void load(Pack pack) {
        unread.add(pack);
        if (running) {
            readAhead();
        }
    }

    private void readAhead() {
        Thread.ofPlatform().daemon().name("definitions").start(() -> {
            for (Pack pack = unread.poll(); pack != null; pack = unread.poll()) {
                readAll(pack);
            }
        });
    }

    private void readAll(Pack pack) {
        for (String service : pack.services()) {
            byVersion.computeIfAbsent(service + "@" + pack.version(), key -> read(pack, service));
        }
    }

    @Override
    public void start() {
        running = true;
        readAhead();
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** With the rounds: nobody waits for it. */
    @Override
    public int getPhase() {
        return 2000;
    }

    @Override
    public List<Finding> check(Pack pack) {
        Words words = Words.of(pack);
        List<Finding> findings = new ArrayList<>(WordsCheck.check(pack, words.in(Words.BINDING)));
        for (String service : pack.services()) {
            String folder = "services/" + service + "/";
            try {
                List<Finding> rules = rules(pack, folder + "eligibility.dmn");
                findings.addAll(rules);
                if (rules.isEmpty()) {
                    findings.addAll(DefinitionCheck.check(read(pack, service), pack, words.keys()));
                }
            } catch (Malformed e) {
                findings.add(e.finding());
            } catch (ModelErrors e) {
                e.problems().forEach(p -> findings.add(new Finding(folder + "process.bpmn", p.line(),
                    p.elementId() + ": " + p.message())));
            } catch (IllegalArgumentException e) {
                findings.add(new Finding(folder, 0, String.valueOf(e.getMessage())));
            }
        }
        return findings;
    }

    @Override
    public List<Change> changes(Pack before, Pack after) {
        return ServiceChanges.between(before, after);
    }

    private static List<Finding> rules(Pack pack, String path) {
        byte[] dmn = pack.need(path);
        return DecisionModel.check(dmn).stream().map(problem -> new Finding(path,
            line(dmn, problem.element()), problem.toString())).toList();
    }

    /** The line on which an element of a model begins that has this id; 0 where none has. */
    private static int line(byte[] xml, String id) {
        String text = new String(xml, StandardCharsets.UTF_8);
        int at = id.isEmpty() ? -1 : text.indexOf("id=\"" + id + "\"");
        return at < 0 ? 0 : (int) text.substring(0, at).lines().count();
    }
}
