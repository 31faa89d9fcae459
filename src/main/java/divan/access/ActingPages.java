package divan.access;

import divan.kernel.Failure;
import divan.web.Caller;
import divan.web.Html;
import divan.web.Shell;
import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** For whom this session is from now on: somebody else, by a mandate that stands, or oneself again. */
@Controller
class ActingPages {
    private final Sessions sessions;

    ActingPages(Sessions sessions) {
        this.sessions = sessions;
    }

    /** @param mandate empty for oneself */
    @PostMapping("/{lang}/acting")
    ResponseEntity<byte[]> act(Shell shell, Caller caller, HttpServletRequest request,
            @RequestParam(required = false) @Nullable UUID mandate) {
        if (CallerFilter.found(request).filter(found -> !found.bearer()).isEmpty()) {
            throw Failure.forbidden("acting-needs-browser");
        }
        sessions.actFor(caller, mandate);
        return Html.seeOther(shell.href("/my"));
    }
}
