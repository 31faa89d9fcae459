-- A representative sees, of the party they act for, the registers that the transaction is about, as long as the mandate
-- stands.
create or replace function registers.visible(owner uuid, what text) returns boolean language sql stable as $$
    select case current_setting('divan.kind', true)
        when 'system' then true
        when 'person' then owner::text = current_setting('divan.party', true)
        when 'representative' then what = any (string_to_array(current_setting('divan.scope', true), ' '))
            and access.represents(owner, null)
        when 'official' then what = any (string_to_array(current_setting('divan.scope', true), ' '))
            and exists (select from registers.concern c where c.party = owner
                        and c.organ = current_setting('divan.organ', true)
                        and (c.until is null or c.until > nullif(current_setting('divan.day', true), '')::date))
        else false end
$$;
