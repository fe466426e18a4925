-- For Derby alone: the index of the entries gets pages as large as the table's. Ids grow, so that
-- each page of 4 KiB was split after some eighty entries, a third of what the index costs (ADR 8).
${derby}call syscs_util.syscs_set_database_property('derby.storage.pageSize', '32768');
${derby}alter table usage_entry drop primary key;
${derby}alter table usage_entry add primary key (id);
${derby}call syscs_util.syscs_set_database_property('derby.storage.pageSize', null);
