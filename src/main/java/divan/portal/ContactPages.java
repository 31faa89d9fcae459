package divan.portal;

import divan.access.Access;
import divan.access.Purpose;
import divan.access.Reading;
import divan.kernel.Violation;
import divan.registers.Contacts;
import divan.web.Caller;
import divan.web.Html;
import divan.web.Shell;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** How somebody is reached, and the link by which they confirm an address. */
@Controller
class ContactPages {
    private final ContactChange change;
    private final Contacts contacts;
    private final Access access;
    private final Html html;

    ContactPages(ContactChange change, Contacts contacts, Access access, Html html) {
        this.change = change;
        this.contacts = contacts;
        this.access = access;
        this.html = html;
    }

    private record Known(Map<String, Object> now, Optional<Contacts.Waiting> waiting) {
    }

    @GetMapping("/{lang}/my/contacts")
    ResponseEntity<byte[]> show(Shell shell, Caller caller) {
        return show(200, shell, caller, null, null, List.of());
    }

    @PostMapping("/{lang}/my/contacts")
    ResponseEntity<byte[]> change(Shell shell, Caller caller, @RequestParam(defaultValue = "") String email,
            @RequestParam(defaultValue = "") String phone) {
        List<Violation> wrong = change.change(caller, email, phone).violations();
        return wrong.isEmpty() ? Html.seeOther(shell.href("/my/contacts"))
            : show(422, shell, caller, email, phone, wrong);
    }

    private ResponseEntity<byte[]> show(int status, Shell shell, Caller caller, @Nullable String email,
            @Nullable String phone, List<Violation> violations) {
        UUID party = MyPages.party(caller);
        Known known = access.read(caller, Purpose.OWN, "contacts", () -> Reading.of(new Known(
            contacts.on(party, shell.today()), contacts.waiting(party, access.now())), party));
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("now", known.now());
        model.put("waiting", known.waiting());
        model.put("email", email != null ? email : known.now().getOrDefault("email", "").toString());
        model.put("phone", phone != null ? phone : known.now().getOrDefault("phone", "").toString());
        model.put("violations", violations);
        return html.page(status, shell, "portal/contacts", model);
    }

    /** Opening the link changes nothing: programs that look at mail open links too. */
    @GetMapping("/{lang}/my/contacts/confirmation/{secret}")
    ResponseEntity<byte[]> ask(Shell shell, @PathVariable String secret) {
        return html.page(shell, "portal/confirm", Map.of());
    }

    @PostMapping("/{lang}/my/contacts/confirmation/{secret}")
    ResponseEntity<byte[]> confirm(Shell shell, Caller caller, @PathVariable String secret) {
        change.confirm(caller, secret);
        return Html.seeOther(shell.href("/my/contacts"));
    }
}
