// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/simulator/sampleissuer.h"
#include "tests/support/desksupport.h"

#include <QDateTime>
#include <QDir>
#include <QFile>

namespace naru::test {

/// A demo desk that is about to open trusts the sample issuer, by a list of yesterday (one from the future would make
/// the clock doubtful).
inline void trustSampleIssuer(const DeskStage& stage)
{
    const QString trust = stage.folder.filePath(QStringLiteral("data/trust"));
    QDir().mkpath(trust);
    QFile file(trust + QStringLiteral("/sample.pem"));
    if (!file.open(QIODevice::WriteOnly) || file.write(sim::sampleTrustPem(stage.clock.now())) <= 0 || !file.flush())
        qFatal("no trust file");
    const Instant yesterday = stage.clock.now() - std::chrono::days(1);
    file.setFileTime(
        QDateTime::fromMSecsSinceEpoch(yesterday.time_since_epoch().count()), QFileDevice::FileModificationTime);
}

} // namespace naru::test
