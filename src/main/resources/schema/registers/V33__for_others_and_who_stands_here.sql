-- Who stood before which official on which day, and how they were known: the effect of the act counter.identified. On that
-- day that official reads what the service reads of the registers about them, and fills in their form. Opaque ids only.
create table registers.presence (
    act      uuid primary key,
    party    uuid not null references registers.party,
    organ    text not null,
    official uuid not null,
    day      date not null
);
create index on registers.presence (party, official, day);

create function registers.stands_here(owner uuid) returns boolean language sql stable as $$
    select current_setting('divan.kind', true) = 'official'
        and 'counter' = any (string_to_array(current_setting('divan.functions', true), ' '))
        and exists (select from registers.presence p where p.party = owner
                    and p.official = access.word('divan.party') and p.organ = current_setting('divan.organ', true)
                    and p.day = nullif(current_setting('divan.day', true), '')::date)
$$;

-- A representative sees, of the party they act for, the registers that the transaction is about, as long as the mandate
-- stands; an official those of whoever stands before them as well.
create or replace function registers.visible(owner uuid, what text) returns boolean language sql stable as $$
    select case current_setting('divan.kind', true)
        when 'system' then true
        when 'person' then owner::text = current_setting('divan.party', true)
        when 'representative' then what = any (string_to_array(current_setting('divan.scope', true), ' '))
            and access.represents(owner, null)
        when 'official' then what = any (string_to_array(current_setting('divan.scope', true), ' '))
            and (exists (select from registers.concern c where c.party = owner
                         and c.organ = current_setting('divan.organ', true)
                         and (c.until is null or c.until > nullif(current_setting('divan.day', true), '')::date))
                 or registers.stands_here(owner))
        else false end
$$;

grant select, insert on registers.presence to divan_app;
grant execute on function registers.stands_here(uuid) to divan_app;
