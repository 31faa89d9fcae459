-- Which document was corrected by which: what the page for verification says of a number. Nobody's data.
create table casework.corrected_document (
    number text not null,
    by     text not null,
    at     timestamptz not null,
    primary key (number, by)
);

grant select, insert on casework.corrected_document to divan_app;
