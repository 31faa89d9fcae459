alter table casework.content add constraint content_hash check (hash = encode(sha256(bytes), 'hex'));

create policy content_drop on casework.content for delete
    using (current_setting('divan.kind', true) = 'system');
