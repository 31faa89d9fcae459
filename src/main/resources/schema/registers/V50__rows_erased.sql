-- Erasure (6698/7). A party keeps its opaque id.
grant delete on registers.entry, registers.identity, registers.concern to divan_app;
