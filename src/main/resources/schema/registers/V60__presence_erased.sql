-- Erasure (6698/7): that somebody stood at a counter.
grant delete on registers.presence to divan_app;
