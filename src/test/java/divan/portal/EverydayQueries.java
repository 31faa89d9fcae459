package divan.portal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.jspecify.annotations.Nullable;

/** The labelled queries of {@code bench/search}, and how a list of results is judged (its README). */
final class EverydayQueries {
    private static final int DEEP = 10;

    /** @param grades result → 1 to 3, those of texts of laws only where they were taken in */
    record Query(int number, String half, String language, @Nullable LocalDate on, String words,
            Map<String, Integer> grades) {
        /** Normalised discounted cumulative gain of the first ten. */
        double ndcg(List<String> results) {
            Set<String> seen = new HashSet<>();
            double gain = 0;
            for (int rank = 0; rank < Math.min(DEEP, results.size()); rank++) {
                String named = named(results.get(rank));
                gain += seen.add(named) ? gain(grades.getOrDefault(named, 0), rank) : 0;
            }
            List<Integer> best = grades.values().stream().sorted((a, b) -> b - a).limit(DEEP).toList();
            double most = 0;
            for (int rank = 0; rank < best.size(); rank++) {
                most += gain(best.get(rank), rank);
            }
            return gain / most;
        }

        private static double gain(int grade, int rank) {
            return ((1 << grade) - 1) / (Math.log(rank + 2) / Math.log(2));
        }

        /** The result itself, or the nearest named one that it is a part of. */
        private String named(String result) {
            String at = result;
            while (!grades.containsKey(at) && at.startsWith("law:")
                    && at.indexOf('/') != at.lastIndexOf('/')) {
                at = at.substring(0, Math.max(at.lastIndexOf("/"), at.lastIndexOf("-") > at.lastIndexOf("/")
                    ? at.lastIndexOf('-') : -1));
            }
            return grades.containsKey(at) ? at : result;
        }
    }

    private EverydayQueries() {
    }

    /** @param texts whether the texts of the laws were taken in */
    static List<Query> read(boolean texts) throws IOException {
        CSVFormat format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
        List<Query> queries = new ArrayList<>();
        try (CSVParser rows = format.parse(Files.newBufferedReader(Path.of("bench/search/queries.csv")))) {
            rows.forEach(row -> {
                Map<String, Integer> grades = grades(row.get("results"), texts);
                if (!grades.isEmpty()) {
                    queries.add(new Query(Integer.parseInt(row.get("number")), row.get("half"),
                        row.get("language"), row.get("on").isEmpty() ? null : LocalDate.parse(row.get("on")),
                        row.get("query"), grades));
                }
            });
        }
        return queries;
    }

    private static Map<String, Integer> grades(String results, boolean texts) {
        Map<String, Integer> grades = new LinkedHashMap<>();
        for (String result : results.split("; ")) {
            String[] parts = result.split("=");
            if (texts || !parts[1].endsWith("*")) {
                grades.put(id(parts[0]), Integer.parseInt(parts[1].substring(0, 1)));
            }
        }
        return grades;
    }

    /** Addresses as they are compared: {@code Ek 1} is ek-1. */
    static String id(String result) {
        return result.toLowerCase(Locale.of("tr")).replace("ek ", "ek-").replace("geçici ", "gecici-");
    }
}
