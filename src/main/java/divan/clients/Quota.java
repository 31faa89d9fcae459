package divan.clients;

/** So many requests of a minute, and of a day. */
record Quota(int perMinute, int perDay) {

    /** RateLimit-Policy, a structured field. */
    String policy() {
        return "\"minute\";q=" + perMinute + ";w=60, \"day\";q=" + perDay + ";w=86400";
    }
}
