-- What becomes of a provider's answer whose client has gone: cancel, or drain (read to its end).
alter table provider add column on_client_gone varchar(10) default 'cancel' not null;
