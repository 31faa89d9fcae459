import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Locale;

/** The plain Spring Data REST application of {@code bench/peer}, on tables of its own with the same rows. */
final class Peer implements AutoCloseable {
    private static final String PEER = """
        create schema peer;
        create sequence peer.organ_id start 10000000 increment 50;
        create table peer.organ as
        select row_number() over () as id, number, lower(valid) as valid_from, upper(valid) as valid_until, name_tr, name_en,
               kind, parent, parent2, province, letterhead, official, legal_person, budget, category, status, special_kinds,
               branch, kep, founding_norm, address, phone, email, web, external_letters
        from organisation.organ;
        alter table peer.organ add primary key (id);
        create unique index on peer.organ (number, valid_from);
        create index on peer.organ (parent, valid_from);
        create table peer.post as
        select p.id, p.organ, p.title_tr, p.title_en, p.functions, h.person, lower(p.valid) as valid_from,
               upper(p.valid) as valid_until
        from organisation.post p join organisation.holder h on h.post = p.id where p.id like 'invented-%';
        alter table peer.post add primary key (id);
        create index on peer.post (organ);
        create table peer.provision as
        select row_number() over (order by p.law, p.version, p.position) as id, p.law, p.address, p.kind, p.heading, p.lead,
               p.closing, v.since
        from legislation.provision p join legislation.version v on v.law = p.law and v.version = p.version;
        alter table peer.provision add primary key (id);
        create index on peer.provision (law, address text_pattern_ops);
        create table peer.reference as
        select row_number() over () as id, law, by_address, target_law, target from legislation.reference;
        alter table peer.reference add primary key (id);
        create index on peer.reference (target_law, target text_pattern_ops);
        create extension if not exists pg_trgm;
        create index on peer.organ using gin (name_tr gin_trgm_ops);
        create table peer.service (id text primary key, name_tr text, name_en text, description_tr text, description_en text,
            responsible text, provided_by text, channels text, file_code text, authority text, documents text, letters text,
            issued text, days int, initials text);
        analyze peer.organ; analyze peer.post; analyze peer.provision; analyze peer.reference
        """;
    private static final String PEER_SERVICE = """
        insert into peer.service values (?, ?, ?, ?, ?, '90010205', 'provincial-directorate', 'office', '135', ?,
            'petition identity-card', 'police', 'permit', 30, 'officer director governor')
        """;
    private static final String ORGAN = """
        {"number": "%d", "validFrom": "2006-01-01", "nameTr": "Birim", "nameEn": "", "kind": "level-9",
         "parent": "10000000", "province": "06", "letterhead": "", "budget": "", "category": "", "status": "",
         "specialKinds": "", "branch": "", "kep": "", "foundingNorm": "", "address": "", "phone": "",
         "email": "", "web": ""}
        """;

    private final Measured program;
    private final Connection database;
    private final HttpClient client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
    private Process process;
    URI address;

    private Peer(Measured program, Connection database) {
        this.program = program;
        this.database = database;
    }

    /** Beside the program, on what it holds now. */
    static Peer start(Measured program, Connection database, int services, int provisions) throws Exception {
        Peer peer = new Peer(program, database);
        run(database, PEER);
        peer.services(services, provisions);
        peer.begin();
        return peer;
    }

    static void run(Connection database, String statements) throws SQLException {
        try (Statement statement = database.createStatement()) {
            for (String each : statements.split(";")) {
                statement.execute(each);
            }
        }
    }

    /** Processor time since it began, in ticks; PostgreSQL's is not in it. */
    long ticks() throws IOException {
        return Measured.ticks(process.pid());
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        process.waitFor();
    }

    private void begin() throws Exception {
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        address = URI.create("http://127.0.0.1:" + port);
        ProcessBuilder builder = new ProcessBuilder(ProcessHandle.current().info().command().orElseThrow(), "-jar",
            program.home.resolve("bench/peer/target/peer.jar").toString(), "--server.port=" + port);
        builder.environment().put("SPRING_DATASOURCE_URL", database.getMetaData().getURL());
        builder.environment().put("SPRING_DATASOURCE_USERNAME", "postgres");
        builder.environment().put("SPRING_DATASOURCE_PASSWORD", Files.readString(
            program.home.resolve("target/bench-data/secrets/postgres")).strip());
        process = builder.redirectErrorStream(true).redirectOutput(program.home.resolve("target/bench-peer.log").toFile())
            .start();
        for (int i = 0; i < 400; i++) {
            try {
                client.send(HttpRequest.newBuilder(address.resolve("/organs?size=1")).build(), BodyHandlers.discarding());
                return;
            } catch (IOException e) {
                Thread.sleep(500);
            }
        }
        close();
        throw new IllegalStateException("the peer did not start: target/bench-peer.log");
    }

    private void services(int services, int provisions) throws SQLException {
        try (var statement = database.prepareStatement(PEER_SERVICE)) {
            for (int n = 0; n < services; n++) {
                statement.setString(1, Invented.service(n));
                statement.setString(2, "Uydurma izin hizmeti " + n);
                statement.setString(3, "Invented service " + n);
                statement.setString(4, "Uydurma için izin verilmesi.");
                statement.setString(5, "Something invented, number " + n + ".");
                statement.setString(6, (Invented.FIRST_LAW + n % Invented.laws(provisions)) + "/1/1");
                statement.addBatch();
            }
            statement.executeBatch();
        }
        run(database, "analyze peer.service");
    }

    /** Organs one by one, as Spring Data REST takes them; warmed up by as many. @return what it cost, a line */
    String takes(int many) throws Exception {
        take(50_000_000, many);
        Measured.Cpu before = program.cpu();
        long peerBefore = ticks();
        long began = System.nanoTime();
        take(60_000_000, many);
        double seconds = (System.nanoTime() - began) / 1e9;
        long cpu = ticks() - peerBefore + program.cpu().since(before).postgres();
        run(database, "delete from peer.organ where number >= '50000000' and number < '70000000'");
        return String.format(Locale.ROOT, "  %d organs taken in by the peer, one by one, warmed up by as many: "
            + "%.3f ms CPU each, %.1f s%n", many, cpu * 10.0 / many, seconds);
    }

    private void take(int first, int many) throws Exception {
        for (int n = first; n < first + many; n++) {
            HttpResponse<String> answer = client.send(HttpRequest.newBuilder(address.resolve("/organs"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(ORGAN.formatted(n))).build(), BodyHandlers.ofString());
            if (answer.statusCode() != 201) {
                throw new IllegalStateException("the peer takes no organ: " + answer.statusCode() + answer.body());
            }
        }
    }
}
