package divan.portal;

import divan.casework.Casework;
import divan.catalogue.Catalogue;
import divan.web.Html;
import divan.web.Shell;
import java.util.List;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Home, for anybody. */
@Controller
class HomePages {
    private final Catalogue catalogue;
    private final Casework casework;
    private final Html html;

    HomePages(Catalogue catalogue, Casework casework, Html html) {
        this.catalogue = catalogue;
        this.casework = casework;
        this.html = html;
    }

    @GetMapping("/{lang}")
    ResponseEntity<byte[]> home(Shell shell) {
        return html.page(shell, "portal/home", Map.of("services", List.copyOf(catalogue.services()),
            "toBring", casework.toBring(shell.caller())));
    }
}
