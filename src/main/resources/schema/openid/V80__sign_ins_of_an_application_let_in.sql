-- Of which letting-in of its application a sign-in is. What began before this was known is good no more: people sign
-- in to the application once again.
alter table openid.login add column let_in_by uuid;
