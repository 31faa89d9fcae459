-- Erasure (6698/7). Serials and templates hold nobody's data and stay.
grant delete on documents.file, documents.document to divan_app;
