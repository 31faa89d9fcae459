create table registers.party (
    id        uuid primary key,
    kind      text not null check (kind in ('natural', 'legal', 'representative')),
    synthetic boolean not null,
    made_by   uuid not null
);

create table registers.identity (
    party   uuid not null references registers.party,
    scheme  text not null,
    number  text not null,
    valid   daterange not null,
    made_by uuid not null,
    primary key (scheme, number, valid without overlaps)
);
create index on registers.identity (party);

-- An organ has to do with a party: it has a case about them. Opaque ids only.
create table registers.concern (
    party   uuid not null references registers.party,
    organ   text not null,
    made_by uuid not null,
    primary key (party, organ)
);

create table registers.entry (
    id       uuid primary key,
    register text not null,
    party    uuid not null references registers.party,
    series   text not null,
    content  bytea not null,
    valid    daterange not null,
    made_by  uuid not null,
    ended_by uuid,
    exclude using gist (register with =, party with =, series with =, valid with &&) where (ended_by is null)
);
create index on registers.entry (party, register);

-- A row is seen by the system, by its party, and by an organ that has to do with the party.
create function registers.visible(owner uuid) returns boolean language sql stable as $$
    select case current_setting('divan.kind', true)
        when 'system' then true
        when 'person' then owner::text = current_setting('divan.party', true)
        when 'official' then exists (select from registers.concern c where c.party = owner
                                     and c.organ = current_setting('divan.organ', true))
        else false end
$$;

alter table registers.entry enable row level security;
alter table registers.entry force row level security;
create policy entry_visible on registers.entry
    using (registers.visible(party)) with check (registers.visible(party));
alter table registers.identity enable row level security;
alter table registers.identity force row level security;
create policy identity_visible on registers.identity
    using (registers.visible(party)) with check (registers.visible(party));

grant usage on schema registers to divan_app;
grant select, insert on registers.party, registers.identity, registers.concern, registers.entry to divan_app;
grant update (ended_by, valid) on registers.entry to divan_app;
grant execute on function registers.visible(uuid) to divan_app;
