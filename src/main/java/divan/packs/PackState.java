package divan.packs;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The folders of packs compared with what is in force in the database; changes nothing. */
@Component
public class PackState {
    /** @param inForce whether the folder's content is the version in force */
    public record Folder(String name, boolean inForce, List<Finding> findings) {
    }

    private final PackVersions versions;
    private final List<PackPart> parts;
    private final Path folder;

    PackState(PackVersions versions, List<PackPart> parts, @Value("${divan.pack-dir}") Path folder) {
        this.versions = versions;
        this.parts = parts;
        this.folder = folder;
    }

    public List<Folder> folders() {
        Map<String, String> active = versions.active();
        List<Folder> states = new ArrayList<>();
        for (Path path : PackFolders.below(folder)) {
            try {
                Pack pack = Pack.read(path);
                states.add(new Folder(pack.name(), pack.version().equals(active.get(pack.name())),
                    PackFolders.check(pack, parts)));
            } catch (IOException e) {
                states.add(new Folder(path.toString(), false, List.of(new Finding(path.toString(), 0,
                    "cannot be read: " + e.getMessage()))));
            }
        }
        return states;
    }
}
