// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/interop/peers.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>

namespace naru::interop {

namespace {
constexpr int installMs = 180'000, runMs = 60'000;

QString cacheFolder()
{
    const QString named = qEnvironmentVariable("XDG_CACHE_HOME");
    return (named.isEmpty() ? QDir::homePath() + QStringLiteral("/.cache") : named) + QStringLiteral("/naru");
}
} // namespace

Peers::Peers(const QString& folder)
    : m_sources(QStringLiteral(NARU_SOURCE_DIR "/tests/") + folder + QLatin1Char('/'))
{
}

QString Peers::prepare()
{
    m_node = QStandardPaths::findExecutable(QStringLiteral("node"));
    const QString npm = QStandardPaths::findExecutable(QStringLiteral("npm"));
    if (m_node.isEmpty() || npm.isEmpty())
        return QStringLiteral("node or npm is not installed");
    QFile lock(m_sources + QStringLiteral("package-lock.json"));
    if (!lock.open(QIODevice::ReadOnly))
        return lock.errorString();
    const QByteArray hash = QCryptographicHash::hash(lock.readAll(), QCryptographicHash::Sha256).toHex().first(16);
    m_folder = cacheFolder() + QStringLiteral("/npm-") + QLatin1StringView(hash);
    return QFile::exists(m_folder + QStringLiteral("/node_modules")) ? QString() : install(npm);
}

/// Beside its place first, then renamed: a broken install is never taken for a whole one.
QString Peers::install(const QString& npm) const
{
    QDir().mkpath(cacheFolder());
    QTemporaryDir fresh(cacheFolder() + QStringLiteral("/npm-XXXXXX"));
    for (const auto& name : {QStringLiteral("package.json"), QStringLiteral("package-lock.json")})
        QFile::copy(m_sources + name, fresh.filePath(name));
    QProcess process;
    process.setWorkingDirectory(fresh.path());
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(npm,
        {QStringLiteral("install"), QStringLiteral("--no-audit"), QStringLiteral("--no-fund"),
            QStringLiteral("--ignore-scripts"), QStringLiteral("--omit=optional"), QStringLiteral("--no-save")});
    if (!process.waitForFinished(installMs) || process.exitCode() != 0)
        return QStringLiteral("npm could not install the peers: ") + QString::fromUtf8(process.readAll().right(400));
    fresh.setAutoRemove(false);
    if (!QDir().rename(fresh.path(), m_folder) && !QFile::exists(m_folder + QStringLiteral("/node_modules")))
        return QStringLiteral("cannot name ") + m_folder;
    return {};
}

QJsonObject Peers::run(const QString& script, const QJsonObject& job) const
{
    QProcess process;
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("NARU_PEERS"), m_folder);
    process.setProcessEnvironment(environment);
    process.start(m_node, {m_sources + script + QStringLiteral(".mjs")});
    process.write(QJsonDocument(job).toJson(QJsonDocument::Compact));
    process.closeWriteChannel();
    const bool finished = process.waitForFinished(runMs) && process.exitCode() == 0;
    const QByteArray output = process.readAllStandardOutput();
    if (!finished)
        return {{QStringLiteral("error"), QString::fromUtf8(process.readAllStandardError())}};
    return QJsonDocument::fromJson(output).object();
}

} // namespace naru::interop
