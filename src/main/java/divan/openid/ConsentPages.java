package divan.openid;

import divan.organisation.Organ;
import divan.organisation.Organisation;
import divan.registers.RegisterDefinitions;
import divan.web.Caller;
import divan.web.Html;
import divan.web.Shell;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** What somebody agreed to, under their account, and taking it back. */
@Controller
class ConsentPages {
    private final OpenId openId;
    private final Organisation organisation;
    private final RegisterDefinitions registers;
    private final Html html;

    ConsentPages(OpenId openId, Organisation organisation, RegisterDefinitions registers, Html html) {
        this.openId = openId;
        this.organisation = organisation;
        this.registers = registers;
        this.html = html;
    }

    @GetMapping("/{lang}/account/applications")
    ResponseEntity<byte[]> show(Shell shell, Caller caller) {
        List<OpenId.Given> consents = openId.of(caller);
        Map<String, String> organs = organisation.organs(consents.stream().map(OpenId.Given::organ)
            .distinct().toList(), shell.today()).stream().collect(Collectors.toMap(Organ::number,
            organ -> shell.pick(organ.nameTr(), organ.nameEn())));
        return html.page(shell, "openid/consents",
            Map.of("consents", consents, "organs", organs, "registers", registers.all()));
    }

    @PostMapping("/{lang}/account/applications/{consent}/withdrawal")
    ResponseEntity<byte[]> withdraw(Shell shell, Caller caller, @PathVariable UUID consent) {
        openId.withdraw(caller, consent);
        return Html.seeOther(shell.href("/account/applications"));
    }
}
