package divan.portal;

import divan.casework.OwnFiles;
import java.util.List;

/** One's own closed file, the name of its service, and what keeps it, in words. */
public record OwnErasure(OwnFiles.OwnFile file, String service, List<String> kept) {
}
