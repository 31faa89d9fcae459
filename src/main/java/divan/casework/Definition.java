package divan.casework;

import divan.catalogue.Service;
import divan.packs.Pack;
import divan.process.Interpreter;
import divan.process.Model;
import divan.rules.DecisionModel;

/** All that one version of a pack says about one service; immutable, so a running case keeps its own. */
record Definition(Service service, Form form, Model model, Interpreter interpreter, DecisionModel rules,
        Pack pack) {

    byte[] letter(String id) {
        return pack.need(service.folder() + service.letters().get(id).template());
    }

    /** The same for a case that was filed with another form: by that one its answers are read. */
    Definition filedWith(Form filed) {
        return new Definition(service, new Form(filed.pages(), form.official(), form.steps()), model,
            interpreter, rules, pack);
    }
}
