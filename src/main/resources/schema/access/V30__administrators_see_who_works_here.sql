-- Administrators see the people who work here, applicants not among them, as themselves: the function of the post they
-- work as is told with the transaction (divan.functions). Who has a password they see, and no password.
create function access.administers() returns boolean language sql stable as $$
    select current_setting('divan.kind', true) = 'official'
        and 'administration' = any (string_to_array(current_setting('divan.functions', true), ' '))
$$;

create policy person_as_administrator on access.person for select using (party is null and access.administers());

-- For the function below and nobody else: the program's role is not the owner's.
create policy password_is_there on access.password for select to divan_owner using (true);
create function access.has_password(wanted uuid) returns boolean
    language sql stable security definer set search_path = access, pg_temp
as $$
    select (current_setting('divan.kind', true) = 'system' or access.administers())
        and exists (select from access.password where person = wanted)
$$;

revoke all on function access.has_password(uuid) from public;
grant execute on function access.administers(), access.has_password(uuid) to divan_app;
