-- Which form of API the provider has: openai, anthropic or gemini.
alter table provider add column dialect varchar(20) default 'openai' not null;
