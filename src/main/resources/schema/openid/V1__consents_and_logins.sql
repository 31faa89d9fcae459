-- What somebody agreed an institution's application is told about them, until when. Made and withdrawn by acts.
create table openid.consent (
    id           uuid primary key,
    party        uuid not null,
    client       uuid not null,
    protocol     uuid not null,
    purpose      text not null,
    fields       text[] not null,
    offline      boolean not null,
    given        timestamptz not null,
    last         date not null,
    made_by      uuid not null,
    withdrawn_by uuid
);
create index on openid.consent (party, client);

-- Somebody's sign-in at an application: begun with a code of which only the hash is kept, ended with the session
-- (unless it was agreed that it goes on), the consent, or by the application. Then the application is told.
create table openid.login (
    id        uuid primary key,
    party     uuid not null,
    session   uuid not null,
    client    uuid not null,
    consent   uuid not null references openid.consent (id),
    turn      int not null,
    issuer    text not null,
    code      bytea not null unique check (length(code) = 32),
    redirect  text not null,
    challenge text not null,
    nonce     text not null,
    fields    text[] not null,
    offline   boolean not null,
    level     int not null,
    methods   text[] not null,
    proved    timestamptz not null,
    begun     timestamptz not null,
    used      timestamptz,
    ended     timestamptz,
    due       timestamptz,
    tries     int not null default 0
);
create index on openid.login (consent);
create index on openid.login (session) where ended is null;
create index on openid.login (due) where due is not null;

-- Access and refresh tokens, by their hash. A refresh token is used once; one that comes again ends its login.
create table openid.token (
    hash    bytea primary key check (length(hash) = 32),
    login   uuid not null references openid.login (id) on delete cascade,
    refresh boolean not null,
    expires timestamptz not null,
    used    timestamptz
);
create index on openid.token (login);

alter table openid.consent enable row level security;
alter table openid.consent force row level security;
create policy consent_visible on openid.consent using (current_setting('divan.kind', true) = 'system'
    or current_setting('divan.kind', true) = 'person'
       and party::text = current_setting('divan.party', true));
alter table openid.login enable row level security;
alter table openid.login force row level security;
create policy login_visible on openid.login using (current_setting('divan.kind', true) = 'system');
alter table openid.token enable row level security;
alter table openid.token force row level security;
create policy token_visible on openid.token using (current_setting('divan.kind', true) = 'system');

grant usage on schema openid to divan_app;
grant select, insert on openid.consent to divan_app;
grant update (withdrawn_by) on openid.consent to divan_app;
grant select, insert, delete on openid.login, openid.token to divan_app;
grant update (used, ended, due, tries) on openid.login to divan_app;
grant update (used) on openid.token to divan_app;
