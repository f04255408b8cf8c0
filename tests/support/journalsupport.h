// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/journal/blocking.h"

#include <QTemporaryDir>

namespace naru::test {

/// A journal in a folder of its own; time moves only by hand, and the same seed writes the same bytes.
class JournalStage {
public:
    explicit JournalStage(QByteArray vfs = {})
        : clock(*parseRfc3339(u"2026-11-20T00:00:00Z"))
        , random(20261120)
        , keys(crypto::memoryKeyStore())
    {
        options.path = folder.filePath(QStringLiteral("journal.db"));
        options.deviceId = QByteArray(16, 'd');
        options.vfs = std::move(vfs);
    }

    Result<void> open()
    {
        journal.reset();
        auto opened = journal::Journal::open(options, *keys, clock, random, journal::atOnce());
        if (!opened)
            return opened.fault();
        journal = std::move(*opened);
        return {};
    }

    static journal::Entry entry(int number)
    {
        return {Kind::Verification, 1, "entry number " + QByteArray::number(number)};
    }

    Result<journal::Stamp> append(int number, journal::Apply apply = {})
    {
        return journal::appendBlocking(*journal, entry(number), std::move(apply));
    }

    QTemporaryDir folder;
    ManualClock clock;
    SeededRandom random;
    std::unique_ptr<crypto::KeyStore> keys;
    journal::Journal::Options options;
    std::unique_ptr<journal::Journal> journal;
};

} // namespace naru::test
