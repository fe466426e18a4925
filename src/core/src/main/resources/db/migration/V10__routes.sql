-- Where a model's provider stands among those of the same model's name (RFC 2782): the lowest
-- priority is tried first; within one, requests are shared in proportion to the weights.
alter table provider_model add column priority integer default 1 not null;
alter table provider_model add column weight integer default 1 not null;

-- The keys that a provider has beside provider.server_key, in their order from 0; AES-GCM, base64.
create table provider_key (
  provider_id bigint not null references provider (id) on delete cascade,
  key_order integer not null,
  server_key varchar(8000) not null,
  constraint provider_key_once primary key (provider_id, key_order)
);

-- A provider's own limits; null where the gateway's settings hold.
alter table provider add column max_concurrent integer;
alter table provider add column max_queued integer;
alter table provider add column connect_timeout_ms integer;
alter table provider add column first_event_timeout_ms integer;
alter table provider add column idle_timeout_ms integer;
alter table provider add column total_timeout_ms integer;

-- How it is known to be alive: off, passive or active; the interval is that of active ones.
alter table provider add column health_check varchar(10) default 'passive' not null;
alter table provider add column health_check_interval_s integer default 30 not null;

-- How requests for a model are placed. Models that have no row here are placed by the defaults.
create table model_route (
  -- as clients call it, or a pattern with a star
  model_name varchar(200) not null primary key,
  strategy varchar(20) not null,
  affinity varchar(20) not null,
  -- the names of other models, a JSON array of texts
  fallbacks varchar(8000) not null,
  first_event_timeout_ms integer,
  total_timeout_ms integer,
  created_at bigint not null,
  updated_at bigint not null
);
