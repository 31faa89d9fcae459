package divan;

import divan.kernel.Turkish;
import divan.journal.ReceiptCheck;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/** The one program: {@code divan <command>}. */
@SpringBootApplication(proxyBeanMethods = false, exclude = UserDetailsServiceAutoConfiguration.class)
public class Divan {
    private static final String USAGE = """
            divan <command> [options]

              serve                start: database, demonstration world, pages
                --address A        the pages listen on; 127.0.0.1, this machine alone
                --port N           of the pages; 8080
                --data DIR         everything that is kept; ./data
                --database URL     a PostgreSQL 18 of yours instead of the embedded one:
                                   postgres://user@host/database, its password in
                                   DIVAN_DATABASE_PASSWORD or --database-password-file FILE
                --pack-dir DIR     the packs; ./packs, else those that came with the program
                --no-demo          without the demonstration world
                --origin URL       where people find it, e.g. https://divan.example.gov.tr: for passkeys and links;
                                   this machine itself unless named
                --tls-cert FILE    TLS of its own: the certificate and its chain (PEM), taken up again when renewed,
                --tls-key FILE     and the key, which only its owner may read
                --certificate-port N
                                   a port that asks people and institutions' programs for a certificate; needs
                                   --tls-cert, --tls-key, --origin and
                --certificate-authorities FILE
                                   who vouches for them (PEM, up to the roots), taken up again when changed
                --certificate-origin URL
                                   where people find that port; the host of --origin unless named
                --proxy-from A,B   addresses whose X-Forwarded-For and -Proto are believed; nobody's otherwise
                --now DATE         time moves from this day (demonstration only)
                --speed N          time moves N times as fast (demonstration only)
                --smtp URL         e-mails leave through this server: smtp://[user@]host[:port] or smtps://…,
                                   ?tls=required; its password in DIVAN_SMTP_PASSWORD or
                                   --smtp-password-file FILE. Without it none leave; those of the
                                   demonstration world are files in DIR/mail
                --smtp-trust FILE  certificates (PEM) of those who vouch for that server; otherwise whom Java knows
                --mail-from A      the address e-mails come from
                --scan-command C   malware scanner: the file is its last word, exit 0 clean, 1 infected
                --scan-icap URL    malware scanner: icap://host:port/service (RFC 3507)
                --oidc FILE        people sign in by accounts of this OpenID provider (docs/decisions/0042)
                --demo-people N    so many synthetic people more, for load tests
              backup --out DIR     copies a whole installation, running or not, and restores the copy for trial;
                                   --data DIR, --database URL, --no-verify, --format text|json
              restore --from DIR   puts a backup into a data folder; what was there is kept aside;
                                   --data DIR, --database URL, --accept-loss
              erase                carries out the erasures that two officials approved, and rewrites the database's
                                   files without them; --data DIR, --database URL, --list (only shows), --no-sweep,
                                   --lang tr|en
              doctor               what is wrong with an installation, running or not, and how to mend it;
                                   --data DIR, --database URL, --port N, --pack-dir DIR, --format text|json,
                                   --lang tr|en, --scan-command C and --scan-icap URL to try a scanner,
                                   --certificate-authorities FILE to ask those in it
              check [DIR]          everything wrong with the packs below a folder, and their examples run;
                                   --format text|json, --quick (only reads), --service ID (only its examples),
                                   --against DIR (what these change of an older copy)
              new service PACK/NAME
                                   lays out a service that works, as a copy of one that stands; --like SERVICE,
                                   --packs DIR (docs/packs.md)
              audit DIR            every printed figure that does not follow from the inputs in a folder's CSVs;
                                   --format text|json|html, --lang tr|en
              report PACK YEAR --out DIR
                                   the activity report of a year as HTML, PDF/A and DOCX, drawn from the pack, and every
                                   figure beside what was published; --lang tr|en, --pack-dir DIR
              process run FILE     runs a BPMN model by itself and prints its trace; --events FILE (docs/process.md),
                                   --format text|json|svg
              verify FILE          checks a receipt offline; --key FILE|VKEY, --format text|json, --lang tr|en
              verify --data DIR    whether everything stored is what the sealed acts say, running or not;
                                   --database URL, --format text|json, --lang tr|en
              law check DIR        reads consolidated laws (metin.md, ustveri.json) and counts what they hold;
                                   --format text|json
              law import DIR       takes them in, all or none, as the texts that count from a day (today unless
                                   --from DAY); --data DIR, --database URL, --format text|json
              register import REGISTER FILE --reason TEXT --by POST
                                   takes a register in from a CSV file, all or nothing; --dry-run, --sha256 HEX
              register export REGISTER FILE --reason TEXT --by POST
                                   gives a register out; both: --data DIR, --database URL, --lang tr|en,
                                   --format text|json|csv
              organs import FILE   takes organs of the state in from a CSV file, all or nothing; --dry-run, --by POST,
                                   --reason TEXT
              organs export FILE   gives them out; --as csv|json|jsonld, --on DAY, --base URL; both: --data DIR,
                                   --database URL, --lang tr|en, --format text|json|csv
              demo token PERSON    prints a bearer token for the API (demonstration only); --data DIR, --database URL
              rehearse             starts in a folder of its own and ends: what a quick start is learned from
              setup-link           prints a new link that makes an administrator, where nobody can sign in yet
                                   (--no-demo only); --data DIR, --database URL, --origin URL,
                                   --another (also where somebody can: a door for whoever lost every key)
              sbom                 prints what the program is made of, with licences (CycloneDX 1.6, JSON)
              help, --version
            """;

    public static void main(String[] args) {
        System.exit(run(List.of(args), System.out, System.err));
    }

    /** @return the exit code: 0 good, 1 findings, 2 wrong usage */
    static int run(List<String> words, PrintStream out, PrintStream err) {
        String command = words.isEmpty() ? "" : words.getFirst();
        List<String> rest = words.isEmpty() ? words : words.subList(1, words.size());
        return switch (command) {
            case "serve" -> Serve.run(rest, out, err);
            case "backup" -> TakeBackup.run(rest, out, err);
            case "restore" -> RestoreBackup.run(rest, out, err);
            case "erase" -> EraseCommand.run(rest, out, err);
            case "rehearse" -> Rehearsal.run(rest, err);
            case "doctor" -> CallDoctor.run(rest, out, err);
            case "check" -> CheckPacks.run(rest, out, err);
            case "new" -> NewCommand.run(rest, out, err);
            case "audit" -> AuditCommand.run(rest, out, err);
            case "report" -> ReportCommand.run(rest, out, err);
            case "process" -> ProcessCommand.run(rest, out, err);
            case "verify" -> VerifyData.isMeant(rest) ? VerifyData.run(rest, out, err)
                : ReceiptCheck.run(rest, out, err);
            case "law" -> LawCommand.run(rest, out, err);
            case "register" -> RegisterCommand.run(rest, out, err);
            case "organs" -> OrganCommand.run(rest, out, err);
            case "demo" -> DemoToken.run(rest, out, err);
            case "setup-link" -> SetupLink.run(rest, out, err);
            case "sbom" -> bill(out, err);
            case "help", "--help", "-h" -> say(out, USAGE, 0);
            case "--version", "version" -> say(out, "Divan " + version() + "\n", 0);
            default -> say(err, USAGE, 2);
        };
    }

    private static int say(PrintStream to, String text, int code) {
        to.print(text);
        return code;
    }

    /** The bill of materials that a build writes that is not offline. */
    private static int bill(PrintStream out, PrintStream err) {
        try (InputStream in = Divan.class.getResourceAsStream("/META-INF/sbom/application.cdx.json")) {
            return in == null
                ? say(err, "This was built offline, without a bill of materials: build it again.\n", 1)
                : say(out, new String(in.readAllBytes(), StandardCharsets.UTF_8), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String version() {
        return Objects.requireNonNullElse(Divan.class.getPackage().getImplementationVersion(),
                "(built in place)");
    }

    /** The only clock: rules get their time from here, as an argument. */
    @Bean
    static Clock clock(Environment environment) {
        return WorldClock.of(environment.getProperty("divan.now", ""),
                environment.getProperty("divan.speed", Double.class, 1.0), Clock.system(Turkish.ZONE));
    }
}
