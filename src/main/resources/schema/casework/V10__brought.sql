-- Files that an applicant has brought for a request and not handed in yet: nobody else sees them until then.
create table casework.brought (
    upload  uuid primary key,
    case_id uuid not null,
    party   uuid not null,
    item    integer not null
);
create index on casework.brought (case_id);

alter table casework.brought enable row level security;
alter table casework.brought force row level security;
create policy brought_visible on casework.brought
    using (casework.visible(party, null)) with check (casework.visible(party, null));

grant select, insert, delete on casework.brought to divan_app;
