package divan.portal;

import divan.casework.Casework;
import divan.catalogue.Catalogue;
import divan.search.Search;
import divan.web.Html;
import divan.web.Shell;
import java.util.List;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Home and search, for anybody. */
@Controller
class HomePages {
    private final Catalogue catalogue;
    private final Casework casework;
    private final Search search;
    private final Html html;

    HomePages(Catalogue catalogue, Casework casework, Search search, Html html) {
        this.catalogue = catalogue;
        this.casework = casework;
        this.search = search;
        this.html = html;
    }

    @GetMapping("/{lang}")
    ResponseEntity<byte[]> home(Shell shell) {
        return html.page(shell, "portal/home", Map.of("services", List.copyOf(catalogue.services()),
            "toBring", casework.toBring(shell.caller())));
    }

    @GetMapping("/{lang}/search")
    ResponseEntity<byte[]> search(Shell shell, @RequestParam(defaultValue = "") String q) {
        String asked = q.length() > 200 ? q.substring(0, 200) : q;
        return html.page(shell, "portal/search",
            Map.of("q", asked, "hits", search.find(asked, shell.language().code(), 20)));
    }
}
