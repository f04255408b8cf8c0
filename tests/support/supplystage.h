// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desk/rebuild.h"
#include "app/desk/suppliesimpl.h"
#include "tests/support/issuerpem.h"
#include "tests/support/packstage.h"

namespace naru::test {

/// What the agency hands down to a desk, as it comes to it.
struct SupplyStage : PackStage {
    desk::Supply supply(const char* channel, quint64 version, QList<desk::Supply::File> files)
    {
        desk::Supply supply;
        supply.channel = QLatin1StringView(channel);
        supply.version = version;
        supply.files = std::move(files);
        supply.manifest = crypto::sha256(contentOf(supply.files) + QByteArray::number(version) + channel);
        supply.root = 1;
        supply.rootPin = QByteArray(32, 'r');
        supply.asOf = clock.now();
        return supply;
    }
    desk::Supply trust(quint64 version, int seed)
    {
        return supply("trust", version, {{QStringLiteral("anchors/kr.pem"), authorityPem(seed)}});
    }
    desk::Supply lessonsOf(quint64 version, QList<QByteArray> packs)
    {
        QList<desk::Supply::File> files;
        for (const QByteArray& pack : packs)
            files.append({QStringLiteral("p%1.narupack").arg(files.size()), pack});
        return supply("lessons", version, files);
    }

    desk::Supplies& supplies() { return *desk->supplies(); }
    QString take(const desk::Supply& supply)
    {
        const auto taken = await([&](desk::Done done) { supplies().take(supply, done); });
        return taken ? QStringLiteral("taken") : QString::fromLatin1(taken.fault().name());
    }
    QString judge(const desk::Supply& supply)
    {
        const auto good = supplies().judge(supply);
        return good ? QStringLiteral("good") : QString::fromLatin1(good.fault().name());
    }
    QString fault(const char* channel)
    {
        const auto standing = supplies().standing(QLatin1StringView(channel));
        return standing && standing->fault ? QString::fromLatin1(standing->fault->name()) : QString();
    }
    quint64 version(const char* channel)
    {
        const auto standing = supplies().standing(QLatin1StringView(channel));
        return standing ? standing->version : 0;
    }
    /// The tables, made anew from the entries alone.
    QStringList differ()
    {
        desk.reset();
        const auto keys = crypto::openFileKeyStore(data(QStringLiteral("keys")));
        NARU_ASSERT(keys);
        journal::Journal::Options options;
        options.path = data(QStringLiteral("journal.db"));
        options.deviceId = (*keys)->load(QStringLiteral("device.id"))->view().toByteArray();
        options.mode = storage::Database::Mode::ReadOnly;
        auto journal
            = journal::Journal::open(options, **keys, clock, random, [](const std::function<void()>& run) { run(); });
        NARU_ASSERT(journal);
        const auto rebuilt = desk::rebuild(**journal, folder.filePath(QStringLiteral("scratch.db")));
        NARU_ASSERT(rebuilt && rebuilt->entries > 0);
        return rebuilt->differ;
    }
};

/// A pack that nobody at this desk knows: an agency's.
inline QByteArray agencyPack(int version)
{
    return lessons::makePack(packPlan(version), authorKey()).bytes;
}

/// Fees as the agency hands them down: the copies of a village's map.
inline const QByteArray ownFees(R"({"items": [{"code": "village-map", "name": {"ko": "마을 지도", "en": "Village map"},
 "unit": {"ko": "장", "en": "copies"}, "price": 300, "taxLike": false, "cashReceipt": false, "needsBill": false}]})");

} // namespace naru::test
