package divan.catalogue;

import divan.packs.Pack;
import divan.process.Kind;
import divan.process.Model;
import java.util.List;

/**
 * A step of the process of a service that is done here.
 *
 * @param function which its official must hold; empty where the program does it
 * @param letter of the service that is written in it; empty where none is
 */
public record Step(String name, String function, String letter) {

    /** In the order of the file. */
    static List<Step> of(Pack pack, String service) {
        return pack.file("services/" + service + "/process.bpmn").map(bpmn -> Model.read(bpmn).elements()
            .stream().filter(element -> element.kind() instanceof Kind.Task)
            .map(element -> new Step(element.name(), element.attributes().getOrDefault("function", ""),
                element.attributes().getOrDefault("letter", ""))).toList()).orElse(List.of());
    }
}
