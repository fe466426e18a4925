-- Which vendor's particulars the provider has, null for none, and what they need to know (JSON).
alter table provider add column preset varchar(40);
alter table provider add column options varchar(2000);
