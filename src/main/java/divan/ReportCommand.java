package divan;

import divan.CommandLine.Unclear;
import divan.kernel.Words;
import divan.packs.Malformed;
import divan.packs.Pack;
import divan.reporting.AnnualReport;
import divan.reporting.Compared;
import divan.reporting.ReportFiles;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * {@code divan report PACK YEAR --out DIR [--lang tr|en] [--pack-dir DIR] [--now INSTANT]}: the activity
 * report of a year as HTML, PDF/A and DOCX, and every figure beside what a published report printed.
 * Nothing is started and no database is asked. Exit 0 written, whatever the published figures are; 1 an
 * input is wrong; 2 wrong usage.
 */
final class ReportCommand {
    private ReportCommand() {
    }

    static int run(List<String> words, PrintStream out, PrintStream err) {
        String lang = "tr";
        try {
            CommandLine line = CommandLine.parse("report", words,
                Set.of("--out", "--lang", "--pack-dir", "--now"), Set.of());
            lang = line.get("--lang", lang);
            if (!AnnualReport.LANGUAGES.contains(lang)) {
                throw new Unclear("--lang is tr or en.");
            }
            Words texts = new Words("reporting", lang);
            if (line.words().size() != 2 || !line.words().getLast().matches("[0-9]{4}")
                || !line.has("--out")) {
                throw new Unclear(texts.of("usage"));
            }
            return report(line, lang, texts, out, err);
        } catch (Unclear e) {
            err.println(e.getMessage());
            return 2;
        } catch (Malformed e) {
            err.println(new Words("reporting", lang).of("broken", e.finding().file(), e.finding().line(),
                e.finding().message()));
            return 1;
        }
    }

    private static int report(CommandLine line, String lang, Words texts, PrintStream out, PrintStream err)
            throws Unclear {
        Path folder = Options.packDir(line.get("--pack-dir")).resolve(line.words().getFirst());
        Pack pack;
        try {
            pack = Pack.read(folder);
        } catch (IOException | InvalidPathException e) {
            err.println(texts.of("no-pack", line.words().getFirst(), folder.getParent()));
            return 2;
        }
        int year = Integer.parseInt(line.words().getLast());
        if (!AnnualReport.years(pack).contains(year)) {
            err.println(texts.of("no-year", pack.name(), year, AnnualReport.years(pack)));
            return 2;
        }
        AnnualReport report = AnnualReport.draw(pack, year, lang);
        return write(Path.of(line.need("--out")), new ReportFiles(report).all(line.now()), report, texts, out,
            err);
    }

    private static int write(Path folder, Map<String, byte[]> files, AnnualReport report, Words texts,
            PrintStream out, PrintStream err) {
        try {
            Files.createDirectories(folder);
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                Files.write(folder.resolve(file.getKey()), file.getValue());
            }
        } catch (IOException e) {
            err.println(texts.of("no-out", folder));
            return 2;
        }
        out.println(texts.of("written", folder, report.comparison().size(),
            report.comparison().stream().filter(Compared::isWrong).count()));
        return 0;
    }
}
