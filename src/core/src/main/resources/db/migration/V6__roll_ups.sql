-- Statistics are read from sums, not from the entries (ADR 10). The writer adds to usage_cell in the
-- transaction that writes the entries; quarters of an hour that are over are moved from there to
-- usage_roll_up, where a row has all groups of a quarter, an hour or a day.

create table usage_cell (
  -- of the entries' end: quarters of an hour since 1970 in UTC
  quarter integer not null,
  group_id integer not null,
  -- empty where the entries have no cost
  currency varchar(3) not null,
  -- what was changed by a later price, apart from what the group's gateway wrote
  correction boolean not null,
  requests bigint not null,
  -- requests by the source of their tokens, where it is not the provider's report of all of them
  estimated_requests bigint not null,
  partial_requests bigint not null,
  unknown_requests bigint not null,
  -- requests with tokens and without a cost
  unpriced_requests bigint not null,
  -- a cost's millionths, and what is left of them in millionths
  cost_micros bigint not null,
  cost_picos bigint not null,
  total_ms bigint not null,
  -- requests that an upstream began to answer, and the time until then
  first_events bigint not null,
  first_event_ms bigint not null,
  input_tokens bigint not null,
  cache_read_tokens bigint not null,
  cache_write_5m_tokens bigint not null,
  cache_write_1h_tokens bigint not null,
  output_tokens bigint not null,
  reasoning_tokens bigint not null,
  input_audio_tokens bigint not null,
  input_image_tokens bigint not null,
  output_audio_tokens bigint not null,
  output_image_tokens bigint not null,
  constraint usage_cell_once primary key (quarter, group_id, currency, correction)
);

create table usage_roll_up (
  -- how long: 1, 4 (an hour) or 96 (a day in UTC)
  quarters integer not null,
  start_quarter integer not null,
  -- the format is told in ai.nexus.core.rollup.RollUpContent
  content ${bytes} not null,
  constraint usage_roll_up_once primary key (quarters, start_quarter)
);

-- One row, which moves with each move from cells to roll-ups: a reader that saw it move reads again.
create table usage_roll_up_version (
  version bigint not null
);

insert into usage_roll_up_version (version) values (0);

-- Each gateway makes groups of its own, so that none waits for another; it takes up those that it
-- made before its last start.
alter table usage_group add column node varchar(40);

insert into usage_cell
select
  cast(e.ended_at / 900000 as integer), e.group_id, '', false, count(*),
  sum(case when g.source = 'estimated' then 1 else 0 end),
  sum(case when g.source = 'partial' then 1 else 0 end),
  sum(case when g.source = 'none' then 1 else 0 end),
  -- any kind that is known counts as tokens
  sum(case
    when coalesce(
      e.input_tokens, e.cache_read_tokens, e.output_tokens, e.reasoning_tokens,
      e.cache_write_5m_tokens, e.cache_write_1h_tokens, e.input_audio_tokens,
      e.input_image_tokens, e.output_audio_tokens, e.output_image_tokens) is null then 0
    else 1
  end),
  0, 0, sum(e.total_ms), count(e.first_event_ms), coalesce(sum(e.first_event_ms), 0),
  coalesce(sum(e.input_tokens), 0), coalesce(sum(e.cache_read_tokens), 0),
  coalesce(sum(e.cache_write_5m_tokens), 0), coalesce(sum(e.cache_write_1h_tokens), 0),
  coalesce(sum(e.output_tokens), 0), coalesce(sum(e.reasoning_tokens), 0),
  coalesce(sum(e.input_audio_tokens), 0), coalesce(sum(e.input_image_tokens), 0),
  coalesce(sum(e.output_audio_tokens), 0), coalesce(sum(e.output_image_tokens), 0)
from usage_entry e
join usage_group g on g.id = e.group_id
group by cast(e.ended_at / 900000 as integer), e.group_id;
