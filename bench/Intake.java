import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Takes an invented state and invented laws into the program under measurement, and says what that cost. */
record Intake(Measured program, Connection database, HttpClient client, StringBuilder text) {
    private static final String POSTS = """
        insert into organisation.post(id, organ, title_tr, title_en, functions, valid, made_by)
        select 'invented-' || number, number, 'Müdür', 'Director', 'invented.sign invented.read', daterange(lower(valid), null),
               made_by
        from organisation.organ where number < '2' and upper_inf(valid);
        insert into organisation.holder(post, person, valid, made_by)
        select id, gen_random_uuid(), valid, made_by from organisation.post where id like 'invented-%';
        analyze organisation.organ; analyze organisation.post; analyze organisation.holder
        """;

    /** A post with a holder in each organ, by SQL: no file brings posts. */
    void posts() throws SQLException {
        Peer.run(database, POSTS);
    }

    /** The invented state, as a file through the command. */
    void organs(int organs) throws Exception {
        Path file = program.home.resolve("target/bench-organs.csv");
        command(List.of(ProcessHandle.current().info().command().orElseThrow(),
            program.home.resolve("src/test/java/divan/organisation/InventedState.java").toString(), "" + organs, "1",
            file.toString()));
        long rows = Files.lines(file).count() - 1;
        Measured.Cpu before = program.cpu();
        long children = Measured.childTicks();
        long began = System.nanoTime();
        command(List.of(program.home.resolve("divan").toString(), "organs", "import", file.toString(), "--data",
            program.home.resolve("target/bench-data").toString(), "--reason", "Measurement"));
        double seconds = (System.nanoTime() - began) / 1e9;
        Measured.Cpu cpu = program.cpu().since(before);
        long own = Measured.childTicks() - children;
        taken("periods by ./divan organs import", rows, seconds, own, cpu);
    }

    private void taken(String what, long rows, double seconds, long own, Measured.Cpu cpu) {
        String line = String.format(Locale.ROOT, "  %d %s in %.1f s, %.3f ms CPU each (command %.1f s, PostgreSQL %.1f s, "
            + "the running program %.1f s)%n", rows, what, seconds, (own + cpu.program() + cpu.postgres()) * 10.0 / rows,
            own / 100.0, cpu.postgres() / 100.0, cpu.program() / 100.0);
        text.append(line);
        System.out.print(line);
    }

    /** Until the search has them: the running program is still at work when the command has ended. */
    void laws(int provisions) throws Exception {
        Path folder = program.home.resolve("target/bench-laws");
        Measured.delete(folder);
        Invented.laws(folder, provisions);
        Measured.Cpu before = program.cpu();
        long children = Measured.childTicks();
        long began = System.nanoTime();
        command(List.of(program.home.resolve("divan").toString(), "law", "import", folder.toString(), "--data",
            program.home.resolve("target/bench-data").toString()));
        long rows = count("select count(*) from legislation.provision");
        taken("provisions by ./divan law import", rows, (System.nanoTime() - began) / 1e9,
            Measured.childTicks() - children, program.cpu().since(before));
        String last = "/api/search?q=" + (Invented.FIRST_LAW + Invented.laws(provisions) - 1) + "/" + Invented.ARTICLES;
        for (int i = 0; i < 3600 && !get(last).contains("\"" + last.substring(last.indexOf('=') + 1) + "\""); i++) {
            Thread.sleep(500);
        }
        taken("provisions searchable, since the import began,", rows, (System.nanoTime() - began) / 1e9,
            Measured.childTicks() - children, program.cpu().since(before));
    }

    private String get(String path) throws Exception {
        return client.send(HttpRequest.newBuilder(program.address.resolve(path)).build(), BodyHandlers.ofString()).body();
    }

    private long count(String query) throws SQLException {
        try (Statement statement = database.createStatement(); var row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static void command(List<String> words) throws Exception {
        Process process = new ProcessBuilder(words).redirectErrorStream(true).redirectOutput(
            ProcessBuilder.Redirect.INHERIT).start();
        if (process.waitFor() != 0) {
            throw new IllegalStateException("failed: " + words);
        }
    }
}
