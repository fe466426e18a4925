-- The attempts of an exchange that were given up for another; its entry is the last one's. Most
-- exchanges have one attempt, and so no row here (ADR 11).
create table usage_attempt (
  entry_id varchar(40) not null,
  -- from 1, in the order in which they began
  attempt integer not null,
  started_at bigint not null,
  total_ms bigint not null,
  -- names stand here in full, so that they outlive the provider
  provider_id bigint not null,
  provider_name varchar(100) not null,
  upstream_model varchar(200) not null,
  outcome varchar(20) not null,
  -- the upstream's, null where it sent none
  http_status integer,
  error_code varchar(100),
  constraint usage_attempt_once primary key (entry_id, attempt)
);
