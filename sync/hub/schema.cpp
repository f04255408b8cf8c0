// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/hub/schema.h"

namespace naru::hub {

namespace {

constexpr const char* sqliteFirst = R"(
CREATE TABLE device(
    device_id BLOB NOT NULL PRIMARY KEY, site TEXT NOT NULL, desk TEXT NOT NULL, status INTEGER NOT NULL,
    spki BLOB NOT NULL, enrolled_ms INTEGER NOT NULL, seen_ms INTEGER, unsent INTEGER, oldest_ms INTEGER,
    program TEXT, clock_off_ms INTEGER, packs TEXT) STRICT;
CREATE TABLE device_head(
    device_id BLOB NOT NULL PRIMARY KEY, epoch INTEGER NOT NULL, head_seq INTEGER NOT NULL, head_hash BLOB NOT NULL,
    updated_ms INTEGER NOT NULL) STRICT;
CREATE TABLE entry(
    device_id BLOB NOT NULL, epoch INTEGER NOT NULL, seq INTEGER NOT NULL, hlc INTEGER NOT NULL,
    kind INTEGER NOT NULL, schema INTEGER NOT NULL, sealed INTEGER NOT NULL, hash BLOB NOT NULL, digest BLOB NOT NULL,
    body BLOB NOT NULL, facets BLOB NOT NULL, received_ms INTEGER NOT NULL,
    PRIMARY KEY(device_id, epoch, seq)) STRICT;
CREATE TABLE quarantine(
    device_id BLOB NOT NULL, epoch INTEGER NOT NULL, seq INTEGER NOT NULL, code TEXT NOT NULL,
    first_seen_ms INTEGER NOT NULL, resolved_by TEXT,
    PRIMARY KEY(device_id, epoch, seq)) STRICT;
)";

/// fillfactor: the head's row is written anew with every batch, and shall find room beside itself.
constexpr const char* postgresFirst = R"(
CREATE TABLE device(
    device_id BYTEA NOT NULL PRIMARY KEY, site TEXT NOT NULL, desk TEXT NOT NULL, status BIGINT NOT NULL,
    spki BYTEA NOT NULL, enrolled_ms BIGINT NOT NULL, seen_ms BIGINT, unsent BIGINT, oldest_ms BIGINT,
    program TEXT, clock_off_ms BIGINT, packs TEXT);
CREATE TABLE device_head(
    device_id BYTEA NOT NULL PRIMARY KEY, epoch BIGINT NOT NULL, head_seq BIGINT NOT NULL, head_hash BYTEA NOT NULL,
    updated_ms BIGINT NOT NULL) WITH (fillfactor = 70);
CREATE TABLE entry(
    device_id BYTEA NOT NULL, epoch BIGINT NOT NULL, seq BIGINT NOT NULL, hlc BIGINT NOT NULL,
    kind INTEGER NOT NULL, schema INTEGER NOT NULL, sealed INTEGER NOT NULL, hash BYTEA NOT NULL,
    digest BYTEA NOT NULL, body BYTEA NOT NULL, facets BYTEA NOT NULL, received_ms BIGINT NOT NULL,
    PRIMARY KEY(device_id, epoch, seq)) PARTITION BY HASH (device_id);
CREATE TABLE entry_00 PARTITION OF entry FOR VALUES WITH (MODULUS 16, REMAINDER 0);
CREATE TABLE entry_01 PARTITION OF entry FOR VALUES WITH (MODULUS 16, REMAINDER 1);
CREATE TABLE entry_02 PARTITION OF entry FOR VALUES WITH (MODULUS 16, REMAINDER 2);
CREATE TABLE entry_03 PARTITION OF entry FOR VALUES WITH (MODULUS 16, REMAINDER 3);
CREATE TABLE entry_04 PARTITION OF entry FOR VALUES WITH (MODULUS 16, REMAINDER 4);
CREATE TABLE entry_05 PARTITION OF entry FOR VALUES WITH (MODULUS 16, REMAINDER 5);
CREATE TABLE entry_06 PARTITION OF entry FOR VALUES WITH (MODULUS 16, REMAINDER 6);
CREATE TABLE entry_07 PARTITION OF entry FOR VALUES WITH (MODULUS 16, REMAINDER 7);
CREATE TABLE entry_08 PARTITION OF entry FOR VALUES WITH (MODULUS 16, REMAINDER 8);
CREATE TABLE entry_09 PARTITION OF entry FOR VALUES WITH (MODULUS 16, REMAINDER 9);
CREATE TABLE entry_10 PARTITION OF entry FOR VALUES WITH (MODULUS 16, REMAINDER 10);
CREATE TABLE entry_11 PARTITION OF entry FOR VALUES WITH (MODULUS 16, REMAINDER 11);
CREATE TABLE entry_12 PARTITION OF entry FOR VALUES WITH (MODULUS 16, REMAINDER 12);
CREATE TABLE entry_13 PARTITION OF entry FOR VALUES WITH (MODULUS 16, REMAINDER 13);
CREATE TABLE entry_14 PARTITION OF entry FOR VALUES WITH (MODULUS 16, REMAINDER 14);
CREATE TABLE entry_15 PARTITION OF entry FOR VALUES WITH (MODULUS 16, REMAINDER 15);
CREATE TABLE quarantine(
    device_id BYTEA NOT NULL, epoch BIGINT NOT NULL, seq BIGINT NOT NULL, code TEXT NOT NULL,
    first_seen_ms BIGINT NOT NULL, resolved_by TEXT,
    PRIMARY KEY(device_id, epoch, seq));
)";

constexpr SqlPool::Migration steps[] = {{1, sqliteFirst, postgresFirst}};

} // namespace

const std::span<const SqlPool::Migration> hubSchema = steps;

} // namespace naru::hub
