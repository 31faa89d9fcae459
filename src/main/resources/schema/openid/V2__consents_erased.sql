-- Erasure (6698/7): only the program erases what somebody agreed to; a person withdraws by an act.
grant delete on openid.consent to divan_app;
create policy consent_erased on openid.consent as restrictive for delete
    using (current_setting('divan.kind', true) = 'system');
