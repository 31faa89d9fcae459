package divan.casework;

import divan.web.Caller;
import divan.web.Html;
import divan.web.Shell;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** What a withdrawal means, and the withdrawal itself. */
@Controller
class WithdrawalPages {
    private final Casework casework;
    private final Withdrawal withdrawal;
    private final Html html;

    WithdrawalPages(Casework casework, Withdrawal withdrawal, Html html) {
        this.casework = casework;
        this.withdrawal = withdrawal;
        this.html = html;
    }

    @GetMapping("/{lang}/cases/{no}/withdrawal")
    ResponseEntity<byte[]> confirm(Shell shell, Caller caller, @PathVariable String no) {
        Casework.OpenCase open = casework.open(caller, no);
        return withdrawal.isPossible(open.state())
            ? html.page(shell, "casework/withdrawal", Map.of("open", open))
            : Html.seeOther(shell.href("/cases/" + no));
    }

    @PostMapping("/{lang}/cases/{no}/withdrawal")
    ResponseEntity<byte[]> withdraw(Shell shell, Caller caller, @PathVariable String no) {
        withdrawal.withdraw(caller, no);
        return Html.seeOther(shell.href("/cases/" + no));
    }
}
