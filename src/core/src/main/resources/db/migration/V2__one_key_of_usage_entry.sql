-- One index instead of three, since each costs the writer as much as half of the row. The ledger is
-- read as a whole or by conversation, there in the order of the ids; nothing asks for ended_at. An
-- id is still refused when it comes again, because it comes with its conversation.

-- The old key has no name that all databases agree on, so the rows move out and back.
create table usage_entry_moving (
  id varchar(40) not null,
  request_id varchar(128) not null,
  conversation_id varchar(128) not null,
  started_at bigint not null,
  ended_at bigint not null,
  endpoint varchar(40) not null,
  streamed boolean not null,
  provider_id bigint,
  provider_name varchar(100),
  model_name varchar(200),
  upstream_model varchar(200),
  client_key_hint varchar(40) not null,
  prompt_tokens bigint,
  completion_tokens bigint,
  cached_tokens bigint,
  reasoning_tokens bigint,
  first_event_ms bigint,
  total_ms bigint not null,
  outcome varchar(20) not null,
  source varchar(20) not null,
  http_status integer not null,
  error_code varchar(100),
  attempts integer not null,
  client_retry integer not null
);

insert into usage_entry_moving select * from usage_entry;

drop table usage_entry;

create table usage_entry (
  id varchar(40) not null,
  request_id varchar(128) not null,
  conversation_id varchar(128) not null,
  started_at bigint not null,
  ended_at bigint not null,
  endpoint varchar(40) not null,
  streamed boolean not null,
  provider_id bigint,
  provider_name varchar(100),
  model_name varchar(200),
  upstream_model varchar(200),
  client_key_hint varchar(40) not null,
  prompt_tokens bigint,
  completion_tokens bigint,
  cached_tokens bigint,
  reasoning_tokens bigint,
  first_event_ms bigint,
  total_ms bigint not null,
  outcome varchar(20) not null,
  source varchar(20) not null,
  http_status integer not null,
  error_code varchar(100),
  attempts integer not null,
  client_retry integer not null,
  constraint usage_entry_once primary key (conversation_id, id)
);

insert into usage_entry select * from usage_entry_moving;

drop table usage_entry_moving;
