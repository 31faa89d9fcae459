import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The whole way of an applicant through the pages, as a browser without scripts goes it: search, service, sign-in,
 * every question, two uploads, check, filing, the case; then until the receipt is sealed. Each is another person.
 */
public final class Journeys {
    private static final String SERVICE = "/tr/services/residence-permit-extension";
    private static final Pattern FORM = Pattern.compile("<form method=\"post\"([^>]*)>(.*?)</form>", Pattern.DOTALL);
    private static final Pattern FIELD = Pattern.compile("<(?:input|textarea|button)\\b([^>]*)>");
    private static final Pattern LINK = Pattern.compile("<a\\b([^>]*)>");
    private static final Pattern ATTRIBUTE = Pattern.compile("([a-z-]+)=\"([^\"]*)\"");
    private static final byte[] PDF = ("%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n" + "%".repeat(200_000)
            + "\n%%EOF\n").getBytes(StandardCharsets.US_ASCII);
    /** What is answered where the first offer is not meant. */
    private static final Map<String, String> ANSWERS = Map.of("children", "no", "means-monthly", "30000",
            "requested-until-day", "15", "requested-until-month", "1", "requested-until-year", "2028",
            "travel-plan", "Akdeniz ve Kapadokya", "email", "amina@example.org");

    private final Measured program;
    private final Queue<Measured.Sample> samples = new ConcurrentLinkedQueue<>();
    private final Queue<Measured.Sample> whole = new ConcurrentLinkedQueue<>();
    private final Queue<Measured.Sample> sealed = new ConcurrentLinkedQueue<>();
    private final AtomicInteger next = new AtomicInteger();

    private Journeys(Measured program) {
        this.program = program;
    }

    public static void main(String[] args) throws Exception {
        try (Measured program = Measured.start("journeys", Map.of("people", "1000", "clients", "50", "seconds", "60",
                "warm-up", "150"), args)) {
            Journeys run = new Journeys(program);
            run.drive(program.number("warm-up"), 3600);
            run.samples.clear();
            run.whole.clear();
            run.sealed.clear();
            Measured.Cpu before = program.cpu();
            long began = System.nanoTime();
            run.drive(program.number("people"), program.number("seconds"));
            run.report(began, (System.nanoTime() - began) / 1e9, program.cpu().since(before));
        }
    }

    private void drive(int until, int seconds) throws InterruptedException {
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < program.number("clients"); i++) {
            threads.add(Thread.ofVirtual().start(() -> {
                for (int n = next.incrementAndGet(); n <= until && System.nanoTime() < end; n = next.incrementAndGet()) {
                    new Applicant(String.format("demo-%05d", n)).go();
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        next.set(Math.min(next.get(), until));
    }

    /** One person with a browser of their own. */
    private final class Applicant {
        private final String person;
        private String cookie = "";
        private String place = "";

        Applicant(String person) {
            this.person = person;
        }

        void go() {
            long began = System.nanoTime();
            try {
                get("search", "/tr/search?q=oturum+uzatma");
                get("service", SERVICE);
                get("sign-in", "/tr/sign-in");
                post("signing in", "/sign-in/demo", "application/x-www-form-urlencoded",
                        ("person=" + person).getBytes(StandardCharsets.UTF_8));
                String page = get("service", SERVICE);
                for (int step = 0; step < 40 && !place.contains("/cases/"); step++) {
                    page = answer(page);
                }
                if (!place.contains("/cases/")) {
                    throw new IllegalStateException(person + " was left at " + place);
                }
                whole.add(new Measured.Sample("journey", began, System.nanoTime() - began, 200));
                awaitSeal(System.nanoTime());
            } catch (IOException | InterruptedException | IllegalStateException e) {
                System.err.println(person + ": " + e.getMessage());
                whole.add(new Measured.Sample("journey", began, System.nanoTime() - began, 0));
            }
        }

        /** Not counted among the pages: looks again every half second until the receipt can be had. */
        private void awaitSeal(long filed) throws IOException, InterruptedException {
            String path = place;
            while (!send(request(path).build()).body().contains(path + "/documents/")) {
                Thread.sleep(500);
            }
            sealed.add(new Measured.Sample("sealed", filed, System.nanoTime() - filed, 200));
        }

        private String answer(String page) throws IOException, InterruptedException {
            Matcher form = FORM.matcher(page);
            while (form.find()) {
                String action = attributes(form.group(1)).getOrDefault("action", place);
                if (!action.endsWith("/sign-out") && !action.endsWith("/removal")) {
                    return form.group(1).contains("multipart") ? multipart(action, fields(form.group(2)))
                            : posted(action, fields(form.group(2)));
                }
            }
            Matcher link = LINK.matcher(page);
            while (link.find()) {
                Map<String, String> a = attributes(link.group(1));
                if (a.getOrDefault("class", "").contains("govuk-button")) {
                    return get("start", a.get("href"));
                }
            }
            throw new IllegalStateException("nowhere to go from " + place);
        }

        private Map<String, String> fields(String form) {
            Map<String, String> fields = new LinkedHashMap<>();
            Matcher field = FIELD.matcher(form);
            while (field.find()) {
                Map<String, String> a = attributes(field.group(1));
                String name = a.getOrDefault("name", "");
                if (!name.isEmpty()) {
                    String usual = a.getOrDefault("type", "").equals("file") ? "@" : a.getOrDefault("value", "");
                    fields.putIfAbsent(name, ANSWERS.getOrDefault(name, usual));
                }
            }
            return fields;
        }

        private String posted(String action, Map<String, String> fields) throws IOException, InterruptedException {
            List<String> pairs = fields.entrySet().stream().map(f -> encoded(f.getKey()) + "=" + encoded(f.getValue()))
                    .toList();
            return post(action.endsWith("/filing") ? "filing" : "begin", action, "application/x-www-form-urlencoded",
                    String.join("&", pairs).getBytes(StandardCharsets.UTF_8));
        }

        private String multipart(String action, Map<String, String> fields) throws IOException, InterruptedException {
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            for (Map.Entry<String, String> field : fields.entrySet()) {
                boolean file = field.getValue().equals("@");
                body.writeBytes(("--divan-part\r\nContent-Disposition: form-data; name=\"" + field.getKey() + "\""
                        + (file ? "; filename=\"belge.pdf\"\r\nContent-Type: application/pdf" : "") + "\r\n\r\n")
                        .getBytes(StandardCharsets.UTF_8));
                body.writeBytes(file ? PDF : field.getValue().getBytes(StandardCharsets.UTF_8));
                body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
            }
            body.writeBytes("--divan-part--\r\n".getBytes(StandardCharsets.UTF_8));
            return post(fields.containsValue("@") ? "upload" : "answer", action, "multipart/form-data; boundary=divan-part",
                    body.toByteArray());
        }

        private String get(String what, String path) throws IOException, InterruptedException {
            long began = System.nanoTime();
            HttpResponse<String> answer = send(request(path).build());
            samples.add(new Measured.Sample(what, began, System.nanoTime() - began, answer.statusCode()));
            place = path;
            return answer.body();
        }

        /** Goes where the answer points. */
        private String post(String what, String path, String type, byte[] body) throws IOException, InterruptedException {
            long began = System.nanoTime();
            HttpResponse<String> answer = send(request(path).header("Content-Type", type)
                    .POST(HttpRequest.BodyPublishers.ofByteArray(body)).build());
            samples.add(new Measured.Sample(what, began, System.nanoTime() - began, answer.statusCode()));
            answer.headers().firstValue("Set-Cookie").ifPresent(set -> cookie = set.split(";", 2)[0]);
            if (answer.statusCode() != 303 && answer.statusCode() != 302) {
                throw new IllegalStateException(person + ": " + what + " at " + path + " was answered "
                        + answer.statusCode());
            }
            URI there = program.address.resolve(path).resolve(answer.headers().firstValue("Location").orElseThrow());
            return get(what.equals("filing") ? "case" : "question", there.getRawPath()
                    + (there.getRawQuery() == null ? "" : "?" + there.getRawQuery()));
        }

        private HttpRequest.Builder request(String path) {
            HttpRequest.Builder request = program.to(path).header("Accept", "text/html");
            return cookie.isEmpty() ? request : request.header("Cookie", cookie);
        }

        private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
            return program.client.send(request, BodyHandlers.ofString());
        }
    }

    private static Map<String, String> attributes(String tag) {
        Map<String, String> attributes = new LinkedHashMap<>();
        Matcher matcher = ATTRIBUTE.matcher(tag);
        while (matcher.find()) {
            attributes.put(matcher.group(1), matcher.group(2).replace("&amp;", "&"));
        }
        return attributes;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private void report(long began, double seconds, Measured.Cpu cpu) throws IOException {
        List<Measured.Sample> done = whole.stream().filter(s -> s.status() == 200).toList();
        StringBuilder text = new StringBuilder(String.format(Locale.ROOT, """
                %s: %s applicants at once, closed loop, %s
                  journeys      %d in %.1f s with their receipts sealed; failed %d
                  a second      %.2f
                  requests      %d, %.1f a second
                  CPU each      %s
                  the way       %s (p50 p95 p99, sign-in to the case's page)
                  sealed after  %s
                """, program.options.get("name"), program.options.get("clients"), program.machine(), done.size(), seconds,
                whole.size() - done.size(), done.size() / seconds, samples.size(), samples.size() / seconds,
                cpu.each(Math.max(1, done.size())), Measured.percentiles(done),
                Measured.percentiles(List.copyOf(sealed))));
        samples.stream().map(Measured.Sample::what).distinct().sorted().forEach(what -> {
            List<Measured.Sample> of = samples.stream().filter(s -> s.what().equals(what)).toList();
            text.append(String.format(Locale.ROOT, "  %-13s %6d  %s%n", what, of.size(), Measured.percentiles(of)));
        });
        program.keep(text.toString(), began, List.copyOf(samples));
    }
}
