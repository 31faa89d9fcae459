-- What a seal covers: the file without the hole in which the signature lies, as its ByteRange says. Our files have one
-- signature; a file in which none is found covers nothing and is found by the hash of all its bytes only.
create function documents.covered(content bytea) returns bytea
    language plpgsql immutable strict parallel safe
    as $$
    declare
        place int := position('/ByteRange'::bytea in content);
        said  text[];
    begin
        if place = 0 then
            return null;
        end if;
        said := regexp_match(encode(substring(content from place for 80), 'escape'),
                             '^/ByteRange ?\[ ?0 ([0-9]{1,9}) ([0-9]{1,9}) ([0-9]{1,9})');
        if said is null then
            return null;
        end if;
        return sha256(substring(content from 1 for said[1]::int)
                      || substring(content from said[2]::int + 1 for said[3]::int));
    end
    $$;

alter table documents.file add column covered bytea generated always as (documents.covered(content)) stored;
create index file_covered on documents.file (covered);

-- For whoever holds a file, no more than public_facts says to whoever holds the code, which stands in that file:
-- found by the hash of all its bytes, or of those that the seal covers.
create function documents.public_facts_of_file(the_hash bytea)
    returns table (number text, kind text, organ text, organ_name text, drawn_at timestamptz,
                   sealed_at timestamptz, sha256 bytea, subject text, certificate bytea, test boolean)
    language sql stable security definer set search_path = ''
    as $$
        select d.number, d.kind, d.organ, d.organ_name, d.drawn_at,
               f.sealed_at, f.sha256, f.subject, f.certificate, f.test
        from documents.file f
        join documents.document d on d.id = f.document
        where f.sha256 = the_hash or f.covered = the_hash
    $$;
revoke all on function documents.public_facts_of_file(bytea) from public;
grant execute on function documents.public_facts_of_file(bytea) to divan_app;
