package divan.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** Who was here a moment ago, told without asking the database. */
public interface Familiar {
    /** A name for the session that the request carries, if it was found good lately; never its secret. */
    Optional<String> session(HttpServletRequest request);
}
