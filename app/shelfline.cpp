// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/shelfline.h"

#include "sync/lan/identity.h"

#include <QPointer>

namespace naru {

namespace {

/// The journal's word on what was taken. What it took and has lost is brought once more.
QList<packs::Taken> takenBy(const desk::Supplies& supplies)
{
    QList<packs::Taken> taken;
    for (const auto& standing : supplies.standings()) {
        const auto channel = packs::channelOf(standing.channel);
        const bool isLost = standing.fault && standing.fault->is(desk::SuppliesFault::NotInPlace);
        if (channel && standing.version)
            taken.append({*channel, standing.version, standing.manifest, standing.root, standing.rootPin, standing.asOf,
                isLost});
    }
    return taken;
}

} // namespace

ShelfLine::ShelfLine(desk::Desk& desk, const Clock& clock, Channels* house)
    : m_desk(desk)
{
    if (desk.kind() == desk::Desk::Kind::Demo || !desk.outgoing() || !desk.supplies())
        return;
    const auto keys = crypto::openFileKeyStore(desk.folder() + QStringLiteral("/keys"));
    const auto device = keys ? (*keys)->load(QStringLiteral("device.id")) : Result<crypto::Secret>(keys.fault());
    auto key = keys ? lan::signingKey(**keys) : Result<crypto::PrivateKey>(keys.fault());
    if (!key || !device)
        return; // the doctor names what is amiss with the keys
    m_line = std::make_unique<packs::FetchLine>(
        packs::FetchLine::Parts{
            clock, *std::move(key), device->view().toByteArray(), desk.folder(), QStringLiteral(NARU_VERSION), house},
        packs::FetchLine::Tells{[this](const packs::Arrived& release) { arrived(release); },
            [this](packs::Channel channel, Instant asOf) {
                m_desk.supplies()->confirmed(QLatin1StringView(packs::nameOf(channel)), asOf);
            },
            [] {}});
    m_line->know(takenBy(*desk.supplies()));
    m_line->begin();
}

void ShelfLine::heard(const QMap<QString, quint64>& versions)
{
    if (m_line)
        m_line->heard(versions);
}

/// New or again: the desk knows by the journal which of the two it is.
void ShelfLine::arrived(const packs::Arrived& release)
{
    const packs::Taken& taken = release.taken;
    desk::Supply supply;
    supply.channel = QLatin1StringView(packs::nameOf(taken.channel));
    supply.version = taken.version;
    supply.manifest = taken.manifest;
    supply.root = taken.root;
    supply.rootPin = taken.rootPin;
    supply.asOf = taken.asOf;
    for (qsizetype i = 0; i < release.bytes.size(); ++i)
        supply.files.append({release.manifest.files[i].path, release.bytes[i]});
    m_desk.supplies()->take(supply, [guard = QPointer<packs::FetchLine>(m_line.get())](const Result<void>& result) {
        if (guard)
            guard->settled(result);
    });
}

} // namespace naru
