-- Programs that hold the state in memory are told, when a transaction commits, which organs and posts it touched,
-- whoever wrote: 'organ NUMBER', 'post ID', or '*' where it was more than can be told one by one.
create function organisation.tell() returns trigger language plpgsql as $$
declare
    ids text[];
begin
    execute format('select array_agg(word) from (select distinct word from told, unnest(array[%s]) as words(word)
        limit 101) few', tg_argv[1]) into ids;
    if cardinality(ids) > 100 then
        perform pg_notify('divan_state', '*');
    elsif ids is not null then
        perform pg_notify('divan_state', tg_argv[0] || ' ' || word) from unnest(ids) as words(word);
    end if;
    return null;
end
$$;

do $$
declare
    one record;
begin
    for one in select * from (values
        ('number', 'organ', 'number'), ('organ', 'organ', 'number'),
        ('succession', 'organ', 'predecessor, successor'), ('post', 'post', 'id'), ('holder', 'post', 'post'),
        ('delegation', 'post', 'from_post, to_post'), ('deputy', 'post', 'post, by_post')
    ) as told(relation, kind, ids) loop
        execute format('create trigger tell_of_new after insert on organisation.%I referencing new table as told '
            || 'for each statement execute function organisation.tell(%L, %L)', one.relation, one.kind, one.ids);
        execute format('create trigger tell_of_changed after update on organisation.%I referencing new table as told '
            || 'for each statement execute function organisation.tell(%L, %L)', one.relation, one.kind, one.ids);
        execute format('create trigger tell_of_gone after delete on organisation.%I referencing old table as told '
            || 'for each statement execute function organisation.tell(%L, %L)', one.relation, one.kind, one.ids);
    end loop;
end
$$;

-- What a change of a provision touches is asked of a hundred thousand organs and their posts.
create index on organisation.organ using gin (founding_norm gin_trgm_ops) where founding_norm <> '';
create index on organisation.post using gin (string_to_array(functions, ' '));
