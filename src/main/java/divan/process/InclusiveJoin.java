package divan.process;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The inclusive merge (BPMN 2.0.2 §13.4.3): it waits as long as a token elsewhere can still come in by a flow
 * that has none yet without passing the gateway, unless that token can also come in by a flow that already
 * has one.
 *
 * <p>The standard speaks of paths of sequence flows only. Here a path may also leave an activity by its
 * boundary events, since a token does: else the gateway would fire, and the token from the boundary event
 * would fire it again.
 *
 * @param sources by incoming flow: the elements from which a token may come in by it
 */
record InclusiveJoin(Element gateway, Map<String, Set<String>> sources) {
    static InclusiveJoin of(Model model, Element gateway) {
        Map<String, Set<String>> sources = new HashMap<>();
        for (Flow flow : model.incoming(gateway.id())) {
            sources.put(flow.id(), sources(model, gateway.id(), flow));
        }
        return new InclusiveJoin(gateway, sources);
    }

    private static Set<String> sources(Model model, String gateway, Flow into) {
        Set<String> found = new HashSet<>();
        Deque<String> open = new ArrayDeque<>(List.of(into.from()));
        while (!open.isEmpty()) {
            String id = open.pop();
            if (!id.equals(gateway) && found.add(id)) {
                model.incoming(id).forEach(flow -> open.add(flow.from()));
                if (model.element(id).kind() instanceof Kind.Boundary boundary) {
                    open.add(boundary.host());
                }
            }
        }
        return found;
    }

    /**
     * One waiting token for each flow that has any, if the gateway may fire; else nothing. The tokens are
     * those of one scope.
     */
    List<Token> ready(List<Token> inScope) {
        Map<String, Token> waiting = new HashMap<>();
        for (Token token : inScope) {
            if (token.at().equals(gateway.id())) {
                waiting.putIfAbsent(token.via(), token);
            }
        }
        boolean none = waiting.isEmpty() || inScope.stream().anyMatch(token -> holdsUp(token, waiting));
        return none ? List.of() : new ArrayList<>(waiting.values());
    }

    private boolean holdsUp(Token token, Map<String, Token> waiting) {
        boolean toEmpty = false;
        for (Map.Entry<String, Set<String>> source : sources.entrySet()) {
            if (source.getValue().contains(token.at())) {
                if (waiting.containsKey(source.getKey())) {
                    return false;
                }
                toEmpty = true;
            }
        }
        return toEmpty;
    }
}
