-- Reads that a law hides from the person for a time: the act stands as every act, and says so. It is shown from the day
-- "until" on, or once the authorised official has ended the hiding.
create table access.hidden_read (
    act      uuid primary key,
    purpose  text not null,
    organ    text,
    since    date not null,
    until    date not null check (until > since),
    ended_by uuid
);

alter table access.hidden_read enable row level security;
alter table access.hidden_read force row level security;
create function access.manages_hidden_reads() returns boolean language sql stable as $$
    select current_setting('divan.kind', true) = 'official'
        and 'reads.hidden' = any (string_to_array(current_setting('divan.functions', true), ' '))
$$;
create policy hidden_seen on access.hidden_read for select
    using (current_setting('divan.kind', true) = 'system' or access.manages_hidden_reads());
-- An official hides no more than what they read themselves, as they read it.
create policy hidden_written on access.hidden_read for insert with check (
    case current_setting('divan.kind', true)
        when 'system' then true
        when 'official' then journal.is_own_read(act)
        else false end);
create policy hidden_changed on access.hidden_read for update
    using (current_setting('divan.kind', true) = 'system' or access.manages_hidden_reads());

-- For the function below and nobody else: who asks must not see that there is anything hidden.
create policy hidden_is_there on access.hidden_read for select to divan_owner using (true);
create function access.is_hidden(wanted uuid) returns boolean
    language sql stable security definer set search_path = access, pg_temp
as $$
    select exists (select from access.hidden_read h where h.act = wanted and h.ended_by is null
        and h.until > coalesce(nullif(current_setting('divan.day', true), '')::date, h.since))
$$;
revoke all on function access.is_hidden(uuid) from public;

-- Whatever else lets a person see an act, this keeps it from them; the page, the API, the export, receipts and every
-- count ask the same table.
create policy act_hidden_by_law on journal.act as restrictive for select to divan_app
    using (current_setting('divan.kind', true) is distinct from 'person' or type <> 'data.read'
           or not access.is_hidden(id));

grant select, insert on access.hidden_read to divan_app;
grant update (until, ended_by) on access.hidden_read to divan_app;
grant execute on function access.manages_hidden_reads(), access.is_hidden(uuid) to divan_app;
