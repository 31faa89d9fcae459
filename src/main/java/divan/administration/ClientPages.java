package divan.administration;

import divan.clients.Client;
import divan.clients.Clients;
import divan.clients.Offer;
import divan.clients.Protocol;
import divan.clients.Scope;
import divan.kernel.Failure;
import divan.kernel.Violation;
import divan.organisation.Organ;
import divan.organisation.Organisation;
import divan.registers.RegisterDefinitions;
import divan.web.Caller;
import divan.web.Html;
import divan.web.Shell;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/**
 * Institutions' programs, their protocols, their keys and what these use. A new key is the answer to the form
 * itself.
 */
@Controller
class ClientPages {
    private static final int DAYS = 31;
    /** Fields of which several are chosen. */
    private static final List<String> LISTS = List.of("scopes", "purposes", "fields");

    private final Administration administration;
    private final Clients clients;
    private final Organisation organisation;
    private final RegisterDefinitions registers;
    private final Offer offer;
    private final Html html;

    ClientPages(Administration administration, Clients clients, Organisation organisation,
            RegisterDefinitions registers, Offer offer, Html html) {
        this.administration = administration;
        this.registers = registers;
        this.offer = offer;
        this.clients = clients;
        this.organisation = organisation;
        this.html = html;
    }

    @GetMapping("/{lang}/admin/clients")
    ResponseEntity<byte[]> all(Shell shell, Caller caller) {
        return all(200, shell, caller, Map.of(), List.of());
    }

    private ResponseEntity<byte[]> all(int status, Shell shell, Caller caller, Map<String, String> typed,
            List<Violation> violations) {
        List<Client> all = administration.look(caller, clients::all);
        Map<String, Object> model = model(caller, typed, violations);
        model.put("clients", all);
        model.put("organs", organisation.organs(all.stream().map(c -> c.terms().organ()).distinct().toList(),
            shell.today()).stream().collect(Collectors.toMap(Organ::number, organ -> organ)));
        return html.page(status, shell, "administration/clients", model);
    }

    private Map<String, Object> model(Caller caller, Map<String, String> typed, List<Violation> violations) {
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("only", administration.isOnly(caller));
        model.put("typed", typed);
        model.put("violations", violations);
        return model;
    }

    @GetMapping("/{lang}/admin/clients/{client}")
    ResponseEntity<byte[]> one(Shell shell, Caller caller, @PathVariable UUID client) {
        return one(200, shell, caller, client, Map.of(), List.of());
    }

    private ResponseEntity<byte[]> one(int status, Shell shell, Caller caller, UUID id,
            Map<String, String> typed, List<Violation> violations) {
        Client client = administration.look(caller, () -> clients.find(id))
            .orElseThrow(Failure::notFound);
        Map<String, Object> model = model(caller, typed, violations);
        model.put("client", client);
        model.put("terms", ClientForm.write(client.terms()));
        model.put("organ", organisation.organ(client.terms().organ(), shell.today())
            .map(o -> shell.pick(o.nameTr(), o.nameEn())).orElse(""));
        model.put("keys", administration.look(caller, () -> clients.keys(id).stream().map(key ->
            new ClientUse(key, clients.use(key.id(), shell.today().minusDays(DAYS - 1L)))).toList()));
        List<Protocol> protocols = administration.look(caller, () -> clients.protocols(id));
        model.put("protocols", protocols);
        model.put("inquiries", administration.look(caller, () -> protocols.stream().collect(
            Collectors.toMap(Protocol::id, protocol -> clients.inquiries(protocol.id(),
            shell.today().minusDays(DAYS - 1L))))));
        model.put("signing", administration.look(caller, () -> clients.signingKeys(id).thumbprints()));
        model.put("proof", administration.look(caller, () -> clients.tlsProof(id).text()));
        model.put("application", administration.look(caller, () -> clients.application(id)
            .map(ApplicationForm::write).orElse(Map.of())));
        model.put("registers", registers.all());
        model.put("offered", offer.fields());
        model.put("purposes", offer.purposes());
        model.put("history", administration.history(caller, id));
        model.put("scopes", Arrays.asList(Scope.values()));
        return html.page(status, shell, "administration/client", model);
    }

    @PostMapping("/{lang}/admin/clients")
    ResponseEntity<byte[]> register(Shell shell, Caller caller, HttpServletRequest request) {
        Map<String, String> typed = AdministrationPages.typed(request);
        typed.put("type", "client.registered");
        return switch (administration.submit(caller, typed)) {
            case Administration.Outcome.Invalid invalid ->
                all(422, shell, caller, typed, invalid.violations());
            case Administration.Outcome.Proposed proposed -> Html.seeOther(shell.href("/admin"));
            case Administration.Outcome.Done done -> Html.seeOther(shell.href("/admin/clients"));
            case Administration.Outcome.Issued issued -> throw new Failure(Failure.Kind.REQUEST);
        };
    }

    @PostMapping("/{lang}/admin/clients/{client}")
    ResponseEntity<byte[]> change(Shell shell, Caller caller, HttpServletRequest request,
            @PathVariable UUID client) {
        Map<String, String> typed = AdministrationPages.typed(request);
        typed.put("client", client.toString());
        LISTS.forEach(list -> typed.computeIfPresent(list, (name, first) ->
            String.join(" ", request.getParameterValues(name))));
        String type = typed.getOrDefault("type", "");
        if (!type.startsWith(ClientForm.TYPES) && !type.startsWith(ProtocolForm.TYPES)
                || type.equals("client.registered")) {
            throw new Failure(Failure.Kind.REQUEST);
        }
        return switch (administration.submit(caller, typed)) {
            case Administration.Outcome.Invalid invalid ->
                one(422, shell, caller, client, typed, invalid.violations());
            case Administration.Outcome.Proposed proposed -> Html.seeOther(shell.href("/admin"));
            case Administration.Outcome.Done done -> Html.seeOther(shell.href("/admin/clients/" + client));
            case Administration.Outcome.Issued issued -> shown(html, shell, issued, client.toString());
        };
    }

    static ResponseEntity<byte[]> shown(Html html, Shell shell, Administration.Outcome.Issued issued,
            String client) {
        return html.page(shell, "administration/key", Map.of("key", issued.key(), "client", client));
    }
}
