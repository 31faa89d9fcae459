package divan.inquiries;

import divan.clients.Client;
import divan.clients.ProtocolUse;
import divan.registers.Entry;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Inquiries of institutions' programs. */
@RestController
class InquiryApi {
    private final Inquiries inquiries;

    InquiryApi(Inquiries inquiries) {
        this.inquiries = inquiries;
    }

    /**
     * {@code {protocol, purpose, register, identityNumber, reference, day}} with a token from {@code
     * /api/token}; all but {@code day} are needed. Answers the act by which it was read and the rows in force
     * that day: their days, and of their values the agreed ones.
     */
    @PostMapping("/api/inquiries")
    ResponseEntity<Map<String, Object>> ask(HttpServletRequest request, @RequestBody Inquiry inquiry) {
        Client client = ProtocolUse.proved(request);
        Answer answer = inquiries.ask(client, inquiry);
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("act", answer.act().toString());
        view.put("day", answer.day().toString());
        view.put("rows", answer.rows().stream().map(Entry::told).toList());
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(view);
    }
}
