-- Groups of routes to which a key is limited; none: to nothing.
alter table clients.key add column scopes text[] not null default '{}'
    check (scopes <@ array['organs', 'law', 'services', 'changes', 'search']);
