// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/openrecord.h"

#include "app/journal/blocking.h"
#include "sync/lan/identity.h"

#include <QDir>
#include <QFileInfo>

namespace naru::cli {

Result<void> OpenRecord::open(const QString& folder, storage::Database::Mode mode)
{
    const QDir data(folder);
    if (!QFileInfo::exists(data.filePath(QStringLiteral("journal.db"))))
        return Fault(storage::StorageFault::CannotOpen, folder);
    auto store = crypto::openFileKeyStore(data.filePath(QStringLiteral("keys")));
    if (!store)
        return store.fault();
    keys = *std::move(store);
    const auto device = keys->load(QStringLiteral("device.id"));
    if (!device || device->size() != journal::deviceIdBytes)
        return journal::JournalFault::KeyMissing;
    auto signing = lan::signingKey(*keys);
    if (!signing)
        return signing.fault();
    key = *std::move(signing);
    auto read = agent::readMembership(folder);
    if (!read)
        return read.fault();
    membership = *std::move(read);
    journal::Journal::Options options;
    options.path = data.filePath(QStringLiteral("journal.db"));
    options.deviceId = device->view().toByteArray();
    options.mode = mode;
    auto opened = journal::Journal::open(options, *keys, clock, random, journal::atOnce());
    if (!opened)
        return opened.fault();
    journal = *std::move(opened);
    return {};
}

std::optional<agent::Identity> OpenRecord::identity() const
{
    if (!membership)
        return {};
    return agent::Identity{*key, membership->hubKey, membership->certificate.notAfter(), membership->sealTo};
}

} // namespace naru::cli
