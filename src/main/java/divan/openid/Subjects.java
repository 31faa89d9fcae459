package divan.openid;

import divan.database.DataFolder;
import java.nio.file.Path;
import java.util.Base64;
import java.util.UUID;
import org.apache.commons.codec.digest.HmacAlgorithms;
import org.apache.commons.codec.digest.HmacUtils;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * What applications call somebody: by a keyed hash, so that two institutions cannot find out that they speak
 * of the same person. All programs of one institution have the same name for them. Its key is {@code
 * secrets/openid-subjects}; with another one everybody would be somebody else.
 */
@Component
class Subjects {
    private final HmacUtils mark;

    Subjects(@Value("${divan.data}") String data) {
        mark = new HmacUtils(HmacAlgorithms.HMAC_SHA_256,
            DataFolder.secret(Path.of(data), "openid-subjects"));
    }

    /** @param organ number of the institution */
    String of(UUID party, String organ) {
        return marked("subject " + organ + " " + party);
    }

    /** What one application calls a session of ours. */
    String session(UUID session, UUID client) {
        return marked("session " + client + " " + session);
    }

    private String marked(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(mark.hmac(text));
    }
}
