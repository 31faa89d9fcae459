-- A representative sees the cases of the services that their mandate reaches, and what belongs to those; of drafts and of
-- files that are in no case yet, what was written or brought by that mandate.
alter table casework.draft add column mandate uuid default access.word('divan.mandate');
alter table casework.upload add column mandate uuid default access.word('divan.mandate');

-- Said first, so that nobody else's rows are asked of a mandate.
create policy case_represented on casework.case_row using (current_setting('divan.kind', true) = 'representative' and access.represents(party, service))
    with check (current_setting('divan.kind', true) = 'representative' and access.represents(party, service));
create policy draft_represented on casework.draft
    using (mandate = access.word('divan.mandate') and access.represents(party, service))
    with check (mandate = access.word('divan.mandate') and access.represents(party, service));
create policy filing_represented on casework.filing for select using (current_setting('divan.kind', true) = 'representative' and access.represents(party, null)
    and exists (select from casework.case_row c where c.id = case_id));
create policy filing_written on casework.filing for insert with check (access.represents(party, null));
create policy task_represented on casework.task using (current_setting('divan.kind', true) = 'representative' and access.represents(party, null)
    and exists (select from casework.case_row c where c.id = case_id)) with check (access.represents(party, null));
create policy brought_represented on casework.brought using (current_setting('divan.kind', true) = 'representative' and access.represents(party, null)
    and exists (select from casework.case_row c where c.id = case_id)) with check (access.represents(party, null)
    and exists (select from casework.case_row c where c.id = case_id));
create policy upload_represented on casework.upload using (current_setting('divan.kind', true) = 'representative' and access.represents(party, null) and case
    when case_id is not null then exists (select from casework.case_row c where c.id = case_id)
    else mandate = access.word('divan.mandate')
        or exists (select from casework.brought b where b.upload = upload.id) end)
    with check (access.represents(party, null));
create policy content_added_for_others on casework.content for insert
    with check (current_setting('divan.kind', true) = 'representative'
                and access.represents(access.word('divan.party'), null));
-- Letters of a case that a representative sees.
create function casework.is_seen(wanted uuid) returns boolean
    language sql stable security definer set search_path = casework, pg_temp
as $$
    select exists (select from casework.case_row c where c.id = wanted)
$$;
revoke all on function casework.is_seen(uuid) from public;
grant execute on function casework.is_seen(uuid) to divan_app;
create policy of_the_represented on documents.document to divan_app
    using (current_setting('divan.kind', true) = 'representative' and access.represents(party, null)
        and casework.is_seen(case_id));
