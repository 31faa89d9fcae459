package divan.casework;

import divan.access.Access;
import divan.kernel.Failure;
import divan.web.Allowance;
import divan.web.Html;
import divan.web.Shell;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Where a case stands, for whoever has its code: without an account and without anybody's data. */
@Controller
class FollowPages {
    private static final int LOOKS = 60;

    private final Follow follow;
    private final Access access;
    private final Html html;
    private final Allowance allowance = new Allowance(LOOKS, Duration.ofMinutes(10));

    FollowPages(Follow follow, Access access, Html html) {
        this.follow = follow;
        this.access = access;
        this.html = html;
    }

    @GetMapping("/{lang}/follow")
    ResponseEntity<byte[]> ask(Shell shell, HttpServletRequest request,
            @RequestParam(defaultValue = "") String code) {
        return code.isBlank() ? html.page(shell, "casework/follow", Map.of("asked", false, "stage",
            Optional.empty())) : show(shell, request, code);
    }

    @GetMapping("/{lang}/follow/{code}")
    ResponseEntity<byte[]> show(Shell shell, HttpServletRequest request, @PathVariable String code) {
        if (!allowance.take(request.getRemoteAddr(), access.now())) {
            throw new Failure(Failure.Kind.TOO_MANY);
        }
        Optional<Follow.Stage> stage = follow.find(code);
        return html.page(stage.isPresent() ? 200 : 404, shell, "casework/follow",
            Map.of("asked", true, "stage", stage));
    }
}
