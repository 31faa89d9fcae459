package divan.clients;

/** A client that has proved itself, with the counters of all that it asks. */
record HeldToken(Client client, Quota quota, Meter meter) {
}
