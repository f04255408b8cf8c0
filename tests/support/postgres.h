// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcess>
#include <QString>
#include <QTemporaryDir>

namespace naru::test {

/// A PostgreSQL server of its own: a fresh cluster in a temporary folder, on a socket there, as `nobody` where this
/// runs as root (it refuses root). Durable, as a hub wants it.
class Postgres {
public:
    Postgres() = default;
    ~Postgres();
    /// Empty: it answers. Else why not, to skip by (or, in CI, to fail by).
    QString start();
    void kill();     ///< -9, as power does
    QString again(); ///< after kill()
    QString url() const;
    /// What psql prints for it.
    QByteArray ask(const QByteArray& sql) const;

private:
    QString initialise();
    QString listen();
    QStringList asNobody(const QStringList& command) const;

    QTemporaryDir m_folder{QStringLiteral("/tmp/naru-pg-XXXXXX")}; // a socket's path is short
    QString m_programs;
    QProcess m_server;
};

} // namespace naru::test
