-- An official sees rows of registers that the transaction is about (divan.scope: the kinds of data that the rules give
-- their post for the purpose they read for), of parties that their organ has to do with today (divan.day). Where
-- nobody said what a transaction is about, they see none. Identity numbers are a kind of data of their own.

-- The first day on which the organ no longer has to do with the party; null while it has a case about them.
alter table registers.concern add column until date;
grant update (made_by, until) on registers.concern to divan_app;

create function registers.visible(owner uuid, what text) returns boolean language sql stable as $$
    select case current_setting('divan.kind', true)
        when 'system' then true
        when 'person' then owner::text = current_setting('divan.party', true)
        when 'official' then what = any (string_to_array(current_setting('divan.scope', true), ' '))
            and exists (select from registers.concern c where c.party = owner
                        and c.organ = current_setting('divan.organ', true)
                        and (c.until is null or c.until > nullif(current_setting('divan.day', true), '')::date))
        else false end
$$;

drop policy entry_visible on registers.entry;
create policy entry_visible on registers.entry
    using (registers.visible(party, 'register:' || register))
    with check (registers.visible(party, 'register:' || register));
drop policy identity_visible on registers.identity;
create policy identity_visible on registers.identity
    using (registers.visible(party, 'identity')) with check (registers.visible(party, 'identity'));
drop function registers.visible(uuid);

grant execute on function registers.visible(uuid, text) to divan_app;
