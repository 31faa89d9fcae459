package divan;

import divan.packs.Pack;
import divan.packs.ServiceCopy;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * {@code divan new service PACK/NAME [--like SERVICE] [--packs DIR]}: lays out a service that works, as a
 * copy of one that stands. Nothing is written where something stands already. Exit 0 done, 1 refused, 2 wrong
 * usage.
 */
final class NewCommand {
    private NewCommand() {
    }

    static int run(List<String> words, PrintStream out, PrintStream err) {
        return CommandLine.exit(err, "Cannot be written: ", () -> {
            CommandLine line = CommandLine.parse("new", words, Set.of("--like", "--packs"), Set.of());
            String[] named = line.words().size() == 2 ? line.words().get(1).split("/") : new String[0];
            if (named.length != 2 || !line.words().getFirst().equals("service")) {
                throw new CommandLine.Unclear("new service PACK/NAME.");
            }
            return lay(Path.of(line.get("--packs", "packs"), named[0]), line.get("--like", ""), named[1], out,
                err);
        });
    }

    private static int lay(Path folder, String wanted, String name, PrintStream out, PrintStream err)
            throws IOException {
        if (!Files.exists(folder.resolve("pack.yaml"))) {
            err.println(folder + " is not a pack: it has no pack.yaml.");
            return 1;
        }
        if (!ServiceCopy.NAME.matcher(name).matches()) {
            err.println("A service is called by small letters, digits and hyphens, not “" + name + "”.");
            return 1;
        }
        Pack pack = Pack.read(folder);
        List<String> services = pack.services();
        if (services.contains(name) || Files.exists(folder.resolve("services").resolve(name))) {
            err.println("services/" + name + " is there already.");
            return 1;
        }
        String like = wanted.isEmpty() ? ServiceCopy.smallest(pack).orElse("") : wanted;
        if (!services.contains(like)) {
            err.println("There is no service “" + like + "” to copy; there are: "
                + String.join(", ", services) + ".");
            return 1;
        }
        Map<String, byte[]> files = ServiceCopy.of(pack, like, name);
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Path path = folder.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.write(path, file.getValue());
            out.println((pack.file(file.getKey()).isPresent() ? "changed " : "written ") + path);
        }
        out.println("A working copy of " + like + ". Now: its names in services/" + name
            + "/text, then the nine steps of docs/packs.md; ./divan check says what is wrong.");
        return 0;
    }
}
