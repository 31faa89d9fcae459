-- Erasure (6698/7). Serials and templates hold nobody's data and stay.
grant delete on documents.file, documents.document to divan_app;
-- Nothing else deletes what was drawn: only a transaction that says it erases.
create policy document_goes_by_erasure on documents.document as restrictive for delete
    using (current_setting('divan.erasing', true) = 'documents');
create policy file_goes_by_erasure on documents.file as restrictive for delete
    using (current_setting('divan.erasing', true) = 'documents');
