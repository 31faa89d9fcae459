-- Erasure (6698/7): certificates, accounts elsewhere and what is hidden about somebody go with their sessions.
grant delete on access.certificate, access.newcomer, access.hidden_read to divan_app;
create policy hidden_erased on access.hidden_read for delete using (current_setting('divan.kind', true) = 'system');

-- Mandates of whoever is erased go; where they acted for somebody else, that row stays without their name and without
-- what was typed of the evidence. Nobody else may change or remove either, so the program's role may not do it by itself.
create function access.erase_mandates(erased uuid[]) returns bigint
    language plpgsql volatile security definer set search_path = access, pg_temp
as $$
declare
    gone bigint;
    blank bigint;
begin
    if current_setting('divan.kind', true) is distinct from 'system' then
        raise insufficient_privilege using message = 'mandates are erased by the program';
    end if;
    update access.session set mandate = null
        where mandate in (select id from access.mandate where principal = any (erased));
    delete from access.mandate where principal = any (erased);
    get diagnostics gone = row_count;
    update access.mandate set representative_name = '–', document = '', issuer = '', document_number = ''
        where representative = any (erased)
          and (representative_name, document, issuer, document_number) is distinct from ('–', '', '', '');
    get diagnostics blank = row_count;
    return gone + blank;
end
$$;
revoke all on function access.erase_mandates(uuid[]) from public;
grant execute on function access.erase_mandates(uuid[]) to divan_app;
