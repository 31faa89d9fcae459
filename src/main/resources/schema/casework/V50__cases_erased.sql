-- Erasure (6698/7): whoever sent something twice is forgotten too.
grant delete on casework.idempotency to divan_app;
