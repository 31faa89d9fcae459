-- Who may act for whom, in which days and for which services: the effect of acts mandate.*. A parent's or a guardian's
-- stands by the evidence that one official entered and another confirmed; a chosen representative's by the principal's
-- own grant, which the representative accepted, or by a power of attorney entered as the others are. principal and
-- representative are parties; services: null for every service that may be done for others.
create table access.mandate (
    id                  uuid primary key,
    kind                text not null check (kind in ('parent', 'guardian', 'representative')),
    principal           uuid not null,
    representative      uuid not null check (representative <> principal),
    principal_name      text not null,
    representative_name text not null,
    services            text[] check (cardinality(services) > 0),
    valid               daterange not null check (not isempty(valid) and not lower_inf(valid)),
    document            text not null default '',
    issuer              text not null default '',
    document_number     text not null default '',
    organ               text,
    made_by             uuid not null,
    confirmed_by        uuid,
    ending_by           uuid,
    ended_on            date,
    ended_by            uuid,
    constraint ended_as_one check ((ended_on is null) = (ended_by is null)),
    exclude using gist (principal with =, representative with =, kind with =, valid with &&) where (ended_by is null)
);
create index on access.mandate (representative);

-- Which services a mandate of which kind reaches at all, as packs say (for-others). What stands nowhere is never done
-- for others.
create table access.for_others (
    pack    text not null,
    service text not null,
    kind    text not null,
    primary key (pack, service, kind)
);

alter table access.session add column mandate uuid;
grant update (mandate) on access.session to divan_app;

create function access.word(setting text) returns uuid language sql stable as $$
    select nullif(current_setting(setting, true), '')::uuid
$$;

alter table access.mandate enable row level security;
alter table access.mandate force row level security;
create policy mandate_as_system on access.mandate using (current_setting('divan.kind', true) = 'system')
    with check (current_setting('divan.kind', true) = 'system');
-- Both whom it binds see it; what was chosen, either may end, and the other accept. What an organ entered is not theirs to
-- confirm.
create policy mandate_of_both on access.mandate for select using (current_setting('divan.kind', true) = 'person'
    and access.word('divan.party') in (principal, representative));
create policy mandate_granted on access.mandate for insert with check (current_setting('divan.kind', true) = 'person'
    and kind = 'representative' and principal = access.word('divan.party') and organ is null
    and confirmed_by is null);
create policy mandate_ended on access.mandate for update using (current_setting('divan.kind', true) = 'person'
    and kind = 'representative' and (organ is null or confirmed_by is not null) and ended_by is null
    and access.word('divan.party') in (principal, representative)) with check (ended_by is not null);
create policy mandate_accepted on access.mandate for update using (current_setting('divan.kind', true) = 'person'
    and kind = 'representative' and organ is null and confirmed_by is null and ended_by is null
    and access.word('divan.party') = representative)
    with check (kind = 'representative' and organ is null and access.word('divan.party') = representative);
create policy mandate_in_use on access.mandate for select using (current_setting('divan.kind', true) = 'representative'
    and id = access.word('divan.mandate') and representative = access.word('divan.representative'));
create function access.enters_mandates() returns boolean language sql stable as $$
    select current_setting('divan.kind', true) = 'official'
        and 'mandates' = any (string_to_array(current_setting('divan.functions', true), ' '))
$$;
create policy mandate_of_the_organ on access.mandate
    using (access.enters_mandates() and organ = current_setting('divan.organ', true))
    with check (access.enters_mandates() and organ = current_setting('divan.organ', true));

-- For the functions below and nobody else: the program's role is not the owner's.
create policy mandate_for_guards on access.mandate for select to divan_owner using (true);

-- Whether the mandate by which this transaction is done stands today, is theirs who do it and over this party; and reaches
-- this service, where one is named. Policies of every table that a representative sees ask this of each row.
create function access.represents(owner uuid, service_id text) returns boolean
    language sql stable security definer set search_path = access, pg_temp
as $$
    select current_setting('divan.kind', true) = 'representative' and owner = access.word('divan.party')
        and exists (select from access.mandate m
            where m.id = access.word('divan.mandate') and m.principal = owner
                and m.representative = access.word('divan.representative') and m.confirmed_by is not null
                and m.valid @> nullif(current_setting('divan.day', true), '')::date
                and (m.ended_on is null or m.ended_on > nullif(current_setting('divan.day', true), '')::date)
                and (service_id is null or (m.services is null or service_id = any (m.services))
                    and exists (select from access.for_others f where f.service = service_id and f.kind = m.kind)))
$$;

-- A session's own request needs to know for whom it is before anybody is known.
create function access.mandate_of_session(wanted uuid, holder uuid, on_day date)
    returns table (kind text, principal uuid, principal_name text, services text[])
    language sql stable security definer set search_path = access, pg_temp
as $$
    select m.kind, m.principal, m.principal_name, m.services from access.mandate m
    where m.id = wanted and m.representative = holder and m.confirmed_by is not null and m.valid @> on_day
        and (m.ended_on is null or m.ended_on > on_day)
$$;

revoke all on function access.represents(uuid, text), access.mandate_of_session(uuid, uuid, date) from public;
grant execute on function access.represents(uuid, text), access.mandate_of_session(uuid, uuid, date),
    access.word(text), access.enters_mandates() to divan_app;
grant select, insert on access.mandate to divan_app;
grant update (confirmed_by, ending_by, ended_on, ended_by) on access.mandate to divan_app;
grant select, insert, delete on access.for_others to divan_app;

-- Acts done by a mandate are about it, among others: whoever acts by it sees those. What they write is about the party.
create policy act_by_mandate on journal.act for select using (current_setting('divan.kind', true) = 'representative'
    and access.word('divan.mandate') = any (subjects) and access.represents(access.word('divan.party'), null));
drop policy act_append on journal.act;
create policy act_append on journal.act for insert with check (
    case (select current_setting('divan.kind', true))
        when 'system' then true
        when 'official' then organ is null or organ = (select nullif(current_setting('divan.organ', true), ''))
        when 'person' then post is null
        when 'representative' then post is null and access.word('divan.party') = any (subjects)
            and access.represents(access.word('divan.party'), null)
        when 'anonymous' then post is null
        else false
    end);
create policy subject_append_by_mandate on journal.act_subject for insert with check (
    (select current_setting('divan.kind', true)) = 'representative');
