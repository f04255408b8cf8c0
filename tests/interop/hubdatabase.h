// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/hub/pgpool.h"
#include "sync/hub/schema.h"
#include "tests/support/postgres.h"

#include <QTest>

namespace naru::test {

/// A PostgreSQL on which hubs keep what they have.
struct HubDatabase : Postgres {
    /// In initTestCase(): where there is no PostgreSQL the class is skipped by name, and fails under CI.
    void need()
    {
        const QString failed = start();
        if (failed.isEmpty())
            return;
        if (qEnvironmentVariable("CI") == QStringLiteral("true"))
            QFAIL(qPrintable(failed));
        QSKIP(qPrintable(failed));
    }
    /// One hub's way to it.
    std::unique_ptr<hub::PgPool> pool() const
    {
        auto opened = hub::PgPool::open(url());
        return opened && (*opened)->migrate("hub", hub::hubSchema) ? std::move(*opened) : nullptr;
    }
};

} // namespace naru::test
