-- An e-mail address that somebody gave and has not confirmed yet: theirs alone, and only until the link expires.
-- The secret of the link is not kept, only its SHA-256.
create table registers.unconfirmed (
    party   uuid primary key references registers.party,
    email   text not null,
    secret  bytea not null check (length(secret) = 32),
    asked   timestamptz not null,
    expires timestamptz not null,
    act     uuid not null
);
alter table registers.unconfirmed enable row level security;
alter table registers.unconfirmed force row level security;
create policy unconfirmed_own on registers.unconfirmed
    using (case current_setting('divan.kind', true) when 'system' then true
           when 'person' then party::text = current_setting('divan.party', true) else false end)
    with check (case current_setting('divan.kind', true) when 'system' then true
           when 'person' then party::text = current_setting('divan.party', true) else false end);

grant select, insert, delete on registers.unconfirmed to divan_app;
