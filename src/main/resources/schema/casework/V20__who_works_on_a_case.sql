-- Who works on a case, and who may not: the effect of the acts case.assigned and case.recused, as they were last. An
-- organ's officials see what is before their organ; the applicant sees neither.
create function casework.of_organ(worker text) returns boolean language sql stable as $$
    select case current_setting('divan.kind', true)
        when 'system' then true
        when 'official' then worker = current_setting('divan.organ', true)
        else false end
$$;

create table casework.assignment (
    case_id uuid primary key,
    organ   text not null,
    post    text not null,
    person  uuid not null,
    made_by uuid not null
);
create index on casework.assignment (person);

create table casework.recusal (
    case_id uuid not null,
    organ   text not null,
    person  uuid not null,
    made_by uuid not null,
    primary key (case_id, person)
);

-- A set of filters of the queue under a name of one's own. Not an act; nobody else's business.
create table casework.saved_view (
    id     uuid primary key,
    person uuid not null,
    name   text collate "tr-x-icu" not null check (length(name) between 1 and 60),
    filter text not null check (length(filter) <= 200),
    first  boolean not null,
    unique (person, name)
);

alter table casework.assignment enable row level security;
alter table casework.assignment force row level security;
create policy assignment_visible on casework.assignment
    using (casework.of_organ(organ)) with check (casework.of_organ(organ));
alter table casework.recusal enable row level security;
alter table casework.recusal force row level security;
create policy recusal_visible on casework.recusal
    using (casework.of_organ(organ)) with check (casework.of_organ(organ));
alter table casework.saved_view enable row level security;
alter table casework.saved_view force row level security;
create policy view_of_its_owner on casework.saved_view
    using (case current_setting('divan.kind', true)
        when 'system' then true
        when 'official' then person::text = current_setting('divan.party', true)
        else false end);

grant select, insert, update, delete on casework.assignment, casework.saved_view to divan_app;
grant select, insert, delete on casework.recusal to divan_app;
grant execute on function casework.of_organ(text) to divan_app;
