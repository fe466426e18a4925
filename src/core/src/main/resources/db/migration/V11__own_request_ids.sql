-- A request's id that the gateway made is 'req_' and the id of its entry, and is kept nowhere: text
-- is most of what the writer costs (ADR 8).
alter table usage_entry alter column request_id ${nullable};

drop view ledger;

create view ledger as
select
  e.id, coalesce(e.request_id, 'req_' || e.id) as request_id,
  coalesce(e.conversation_id, 'conv_' || e.id) as conversation_id,
  e.started_at, e.ended_at, g.endpoint, g.streamed,
  g.provider_id, g.provider_name, coalesce(g.model_name, e.asked_model) as model_name,
  g.upstream_model, g.client_key_hint, e.input_tokens, e.cache_read_tokens,
  e.cache_write_5m_tokens, e.cache_write_1h_tokens, e.output_tokens, e.reasoning_tokens,
  e.input_audio_tokens, e.input_image_tokens, e.output_audio_tokens, e.output_image_tokens,
  e.raw_usage, e.cost, e.currency, e.price_id, e.first_event_ms, e.total_ms, g.outcome, g.source,
  g.http_status, g.error_code, e.attempts, e.client_retry
from usage_entry e
join usage_group g on g.id = e.group_id;
