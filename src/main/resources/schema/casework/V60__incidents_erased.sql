-- Erasure (6698/7): what was opened in an emergency, what was asked about a read, and codes to follow a case by.
grant delete on casework.emergency, casework.read_reason, casework.follow_code to divan_app;
create policy emergency_erased on casework.emergency for delete
    using (current_setting('divan.kind', true) = 'system');
create policy reason_erased on casework.read_reason for delete using (current_setting('divan.kind', true) = 'system');
