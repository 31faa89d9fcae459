alter table casework.content add constraint content_hash check (hash = encode(sha256(bytes), 'hex'));
