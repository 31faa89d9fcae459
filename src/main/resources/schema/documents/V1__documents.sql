-- The last serial given in a year. A row is locked from the draw to the commit: serials have no gaps.
create table documents.serial (
    organ text   not null check (organ ~ '^[0-9]{8}$'),
    year  int    not null,
    last  bigint not null check (last > 0),
    primary key (organ, year)
);

-- The letters of packs, by content: no personal data.
create table documents.template (
    sha256 bytea primary key check (sha256 = sha256(body)),
    body   bytea not null
);

-- What was ordered: everything a rendering depends on. Never updated; whether it is sealed is the row in documents.file.
create table documents.document (
    id           uuid primary key,
    kind         text        not null,
    case_id      uuid,
    party        uuid,
    organ        text        not null,
    organ_name   text        not null,
    file_code    text        not null check (file_code ~ '^[0-9]{3}([.][0-9]{2}){0,3}$'),
    year         int         not null,
    serial       bigint      not null,
    number       text        not null generated always as
                 ('E-' || organ || '-' || file_code || '-' || serial::text) stored,
    code         text        not null unique check (code ~ '^[0-9A-HJKMNP-TV-Z]{16}$'),
    title        text        not null,
    language     text        not null,
    letter       text        not null,
    pack_version text        not null,
    template     bytea       not null references documents.template,
    variables    bytea       not null,
    address      text        not null,
    act          uuid        not null,
    drawn_at     timestamptz not null,
    unique (organ, year, serial)
);
create index document_of_case on documents.document (case_id);
create index document_of_party on documents.document (party);

-- The sealed file, by the SHA-256 of its bytes.
create table documents.file (
    sha256      bytea primary key check (sha256 = sha256(content)),
    document    uuid        not null unique references documents.document,
    content     bytea       not null,
    certificate bytea       not null check (length(certificate) = 32),
    subject     text        not null,
    test        boolean     not null,
    sealed_at   timestamptz not null
);

alter table documents.document enable row level security;
alter table documents.document force row level security;
alter table documents.file enable row level security;
alter table documents.file force row level security;

create policy background on documents.document to divan_app
    using (current_setting('divan.kind', true) = 'system');
create policy of_the_party on documents.document to divan_app
    using (current_setting('divan.kind', true) = 'person' and party::text = current_setting('divan.party', true));
create policy of_the_organ on documents.document to divan_app
    using (current_setting('divan.kind', true) = 'official' and organ = current_setting('divan.organ', true));

create policy background on documents.file to divan_app
    using (current_setting('divan.kind', true) = 'system');
create policy with_its_document on documents.file for select to divan_app
    using (exists (select from documents.document d where d.id = document));

-- Verification needs no sign-in. The tables stay closed to it: one function, running as the owner, answers for one
-- code with what the holder of the paper may compare, and no name. The owner's own policy serves that function only;
-- the program never connects as the owner.
create policy public_facts on documents.document for select to divan_owner using (true);
create policy public_facts on documents.file for select to divan_owner using (true);

create function documents.public_facts(the_code text)
    returns table (number text, kind text, organ text, organ_name text, drawn_at timestamptz,
                   sealed_at timestamptz, sha256 bytea, subject text, certificate bytea, test boolean)
    language sql stable security definer set search_path = ''
    as $$
        select d.number, d.kind, d.organ, d.organ_name, d.drawn_at,
               f.sealed_at, f.sha256, f.subject, f.certificate, f.test
        from documents.document d
        left join documents.file f on f.document = d.id
        where d.code = the_code
    $$;
revoke all on function documents.public_facts(text) from public;

grant usage on schema documents to divan_app;
grant select, insert, update on documents.serial to divan_app;
grant select, insert on documents.template, documents.document, documents.file to divan_app;
grant execute on function documents.public_facts(text) to divan_app;
