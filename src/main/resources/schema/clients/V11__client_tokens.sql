-- Public keys (a JWK set) with which a client signs what it proves itself by; empty: none.
alter table clients.client add column signing_keys text not null default '';
grant update (signing_keys) on clients.client to divan_app;

-- What was signed and used once, until nobody could use it again anyway. Of its name only the hash is kept.
create table clients.assertion (
    client  uuid not null references clients.client (id),
    name    bytea not null check (length(name) = 32),
    expires timestamptz not null,
    primary key (client, name)
);

-- Access tokens, by their hash; good while the client's turn is the one at which they were issued.
create table clients.token (
    hash    bytea primary key check (length(hash) = 32),
    client  uuid not null references clients.client (id),
    turn    int not null,
    expires timestamptz not null
);
create index on clients.token (client);

alter table clients.assertion enable row level security;
alter table clients.assertion force row level security;
create policy assertion_visible on clients.assertion using (current_setting('divan.kind', true) = 'system');
alter table clients.token enable row level security;
alter table clients.token force row level security;
create policy token_visible on clients.token using (current_setting('divan.kind', true) = 'system');
grant select, insert, delete on clients.assertion, clients.token to divan_app;
